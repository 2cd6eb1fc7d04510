package dev.consentry.filter;

import dev.consentry.filter.endpoint.ConsentEndpoint;
import dev.consentry.filter.endpoint.EndpointAnswer;
import dev.consentry.filter.endpoint.EndpointRequest;
import dev.consentry.filter.policy.ConsentCookies;
import dev.consentry.filter.policy.EnforcementPolicy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets the consent endpoint, which knows no servlet, answer servlet requests. */
final class EndpointAdapter {
  private final ConsentEndpoint endpoint;
  private final Supplier<EnforcementPolicy> policies;

  EndpointAdapter(ConsentEndpoint endpoint, Supplier<EnforcementPolicy> policies) {
    this.endpoint = endpoint;
    this.policies = policies;
  }

  boolean answers(HttpServletRequest request) {
    return switch (request.getDispatcherType()) {
      case REQUEST -> ConsentEndpoint.isAt(RequestReader.path(request));
      case INCLUDE -> ConsentEndpoint.isBanner(IncludedPage.included(request));
      default -> false;
    };
  }

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    AdaptedRequest adapted =
        new AdaptedRequest(request, new RequestReader(request, policies.get()));
    if (request.getDispatcherType() == DispatcherType.INCLUDE) {
      response.getWriter().write(endpoint.banner(adapted, request.getParameter("language")));
      return;
    }
    EndpointAnswer answer = endpoint.answer(adapted);
    response.setStatus(answer.status());
    for (EndpointAnswer.Header header : answer.headers()) {
      response.addHeader(header.name(), header.value());
    }
    if (answer.status() != HttpServletResponse.SC_NOT_MODIFIED) {
      response.setContentLength(answer.length());
      writeBody(request, response, answer);
    }
  }

  /** A HEAD has the headers of a GET and no body (RFC 9110, section 9.3.2). */
  private static void writeBody(
      HttpServletRequest request, HttpServletResponse response, EndpointAnswer answer)
      throws IOException {
    if (!request.getMethod().equals("HEAD")) {
      answer.writeTo(response.getOutputStream());
    }
  }

  private record AdaptedRequest(HttpServletRequest request, RequestReader reader)
      implements EndpointRequest {
    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String path() {
      return RequestReader.path(request);
    }

    @Override
    public @Nullable String header(String name) {
      return request.getHeader(name);
    }

    @Override
    public @Nullable String queryParameter(String name) {
      return request.getParameter(name);
    }

    @Override
    public byte[] body(int maxBytes) throws IOException {
      return request.getInputStream().readNBytes(maxBytes + 1);
    }

    @Override
    public @Nullable String token() {
      return reader.token();
    }

    @Override
    public @Nullable String formToken() {
      return reader.formToken();
    }

    @Override
    public String uri() {
      return IncludedPage.uri(request);
    }

    @Override
    public String contextPath() {
      String path = request.getContextPath();
      return path == null ? "" : path;
    }

    @Override
    public ConsentCookies cookies() {
      return reader.cookies();
    }
  }
}
