<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="site" tagdir="/WEB-INF/tags" %>
<site:page title="${text.home}">
  <section class="hero">
    <div class="wrap">
      <h1><c:out value="${tagline}" /></h1>
      <c:if test="${not empty visitorName}">
        <p class="greeting" id="greeting"><c:out value="${text.greeting.replace('{0}', visitorName)}" /></p>
      </c:if>
    </div>
  </section>
  <div class="wrap cards">
    <section class="card wide" aria-labelledby="sent-title">
      <h2 id="sent-title"><c:out value="${text.sentTitle}" /></h2>
      <p class="hint"><c:out value="${text.sentHint}" /></p>
      <dl class="sent">
        <c:forEach var="group" items="${sentCookies}">
          <div class="group" data-purpose="${group.key}">
            <dt><c:out value="${text[group.key]}" /></dt>
            <dd>
              <c:forEach var="name" items="${group.value}"><code><c:out value="${name}" /></code></c:forEach>
              <c:if test="${empty group.value}"><span class="none"><c:out value="${text.none}" /></span></c:if>
            </dd>
          </div>
        </c:forEach>
      </dl>
    </section>
    <section class="card" aria-labelledby="try-title">
      <h2 id="try-title"><c:out value="${text.tryTitle}" /></h2>
      <p class="hint"><c:out value="${text.tryHint}" /></p>
      <ul class="links">
        <li><a href="${root}/campaign?source=newsletter"><c:out value="${text.tryNewsletter}" /></a></li>
        <li><a href="${root}/campaign?source=search-ad"><c:out value="${text.tryAd}" /></a></li>
        <li><a href="${root}/news"><c:out value="${text.tryPage}" /></a></li>
      </ul>
    </section>
    <section class="card" aria-labelledby="sign-in-title">
      <c:choose>
        <c:when test="${empty visitorName}">
          <h2 id="sign-in-title"><c:out value="${text.signIn}" /></h2>
          <p class="hint"><c:out value="${text.signInHint}" /></p>
          <form method="post" action="${root}/sign-in">
            <label for="name"><c:out value="${text.name}" /></label>
            <input id="name" name="name" required maxlength="60" autocomplete="name">
            <c:if test="${asksFacility}">
              <label for="facility"><c:out value="${text.facilityCode}" /></label>
              <input id="facility" name="facility" maxlength="20" pattern="[A-Za-z0-9\-]*" value="<c:out value='${facilityCode}' />">
            </c:if>
            <button type="submit"><c:out value="${text.signIn}" /></button>
          </form>
        </c:when>
        <c:otherwise>
          <h2 id="sign-in-title"><c:out value="${visitorName}" /></h2>
          <form method="post" action="${root}/sign-out">
            <button type="submit" class="quiet"><c:out value="${text.signOut}" /></button>
          </form>
        </c:otherwise>
      </c:choose>
    </section>
  </div>
</site:page>
