<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="site" tagdir="/WEB-INF/tags" %>
<site:page title="${text.partnerOffer}">
  <section class="hero small">
    <div class="wrap">
      <h1><c:out value="${text.partnerOffer}" /></h1>
    </div>
  </section>
  <div class="wrap stack">
    <c:if test="${not empty partner}">
      <%-- Marked for Consentry: the frame fetches nothing until the visitor agrees to this vendor. Without the filter it is a frame like any other. --%>
      <iframe class="partner" title="${text.partnerOffer}" data-consent-purpose="advertising" data-consent-name="${text.advertising}" data-consent-vendor="${partner}" data-consent-vendor-name="${text.partners}"
        ${empty pageContext.servletContext.filterRegistrations['consentry'] ? 'src' : 'data-src'}="${root}/partner.svg"></iframe>
    </c:if>
  </div>
</site:page>
