<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="site" tagdir="/WEB-INF/tags" %>
<site:page title="${text.news}">
  <section class="hero small">
    <div class="wrap">
      <h1><c:out value="${text.news}" /></h1>
      <p><c:out value="${text.newsHint}" /></p>
    </div>
  </section>
  <div class="wrap stack">
    <c:if test="${popup}">
      <form class="card popup" id="popup" method="post" action="${root}/hide-popup">
        <p><c:out value="${text.popup}" /></p>
        <button type="submit" class="quiet"><c:out value="${text.popupHide}" /></button>
      </form>
    </c:if>
    <c:if test="${sortable}">
      <nav class="sort" aria-label="${text.sort}">
        <span><c:out value="${text.sort}" />:</span>
        <a href="${root}/news?sort=date" <c:if test="${order eq 'date'}">aria-current="true"</c:if>><c:out value="${text.sortDate}" /></a>
        <a href="${root}/news?sort=title" <c:if test="${order eq 'title'}">aria-current="true"</c:if>><c:out value="${text.sortTitle}" /></a>
      </nav>
    </c:if>
    <ul class="news">
      <c:forEach var="item" items="${news}">
        <li class="card">
          <time datetime="${dates[item]}">${dates[item]}</time>
          <h2><c:out value="${text[item]}" /></h2>
        </li>
      </c:forEach>
    </ul>
  </div>
</site:page>
