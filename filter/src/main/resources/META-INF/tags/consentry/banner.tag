<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The banner for visitors without scripts." %>
<%@ attribute name="language" required="false" description="The page's language, as a BCP 47 tag; without it the browser's." %>
<jsp:include page="/.consent/banner">
  <jsp:param name="language" value="${language}" />
</jsp:include>
