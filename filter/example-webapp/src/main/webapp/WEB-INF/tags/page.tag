<%@ tag pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The frame around every page." %>
<%@ attribute name="title" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title><c:out value="${title} · ${companyName}" /></title>
  <link rel="icon" href="${root}/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${root}/theme.css">
  <link rel="stylesheet" href="${root}/site.css">
  <script type="module" src="${pageContext.request.contextPath}/.consent/widget.js"></script>
</head>
<body>
  <%-- Added for Consentry, for visitors without scripts; the test is there only because this example also runs without the filter. --%>
  <c:if test="${not empty pageContext.servletContext.filterRegistrations['consentry']}">
    <jsp:include page="/.consent/banner"><jsp:param name="language" value="${language}" /></jsp:include>
  </c:if>
  <a class="skip" href="#content"><c:out value="${text.skip}" /></a>
  <header class="top">
    <div class="wrap top-row">
      <a class="brand" href="${root}/"><span class="mark" aria-hidden="true"></span><c:out value="${companyName}" /></a>
      <nav class="menu">
        <a href="${root}/" <c:if test="${path eq '/'}">aria-current="page"</c:if>><c:out value="${text.home}" /></a>
        <a href="${root}/news" <c:if test="${path eq '/news'}">aria-current="page"</c:if>><c:out value="${text.news}" /></a>
        <c:if test="${not empty partner}"><a href="${root}/offer" <c:if test="${path eq '/offer'}">aria-current="page"</c:if>><c:out value="${text.partnerOffer}" /></a></c:if>
      </nav>
      <c:if test="${languages.size() gt 1}">
        <nav class="languages" aria-label="${text.language}">
          <c:forEach var="each" items="${languages}">
            <a href="${root}${path}?lang=${each.key}" lang="${each.key}" hreflang="${each.key}" <c:if test="${each.key eq language}">aria-current="true"</c:if>>${each.value}</a>
          </c:forEach>
        </nav>
      </c:if>
    </div>
  </header>
  <main id="content">
    <jsp:doBody />
  </main>
  <footer class="bottom">
    <div class="wrap bottom-row">
      <span><c:out value="${text.exampleNote}" /></span>
      <a href="${pageContext.request.contextPath}/.consent/preferences?language=${language}" data-consentry-preferences><c:out value="${text.cookieSettings}" /></a>
    </div>
  </footer>
</body>
</html>
