package dev.consentry.filter.endpoint;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Lets visitors see, take along and erase what is recorded about them, by the token that only their
 * browser has.
 */
final class VisitorRelay {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final Relay relay;

  VisitorRelay(Relay relay) {
    this.relay = relay;
  }

  /** The visitor's receipts. */
  EndpointAnswer see(EndpointRequest request) {
    return read(request, "visitor", "application/json");
  }

  /** The visitor's records as a document: JSON, or a page to read. */
  EndpointAnswer export(EndpointRequest request) {
    return "html".equals(request.queryParameter("format"))
        ? read(request, "visitor/export?format=html", "text/html")
            // The page stands on the site's own origin: nothing in it may run.
            .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        : read(request, "visitor/export", "application/json");
  }

  /** Erases the visitor, and in the same answer their cookies. */
  EndpointAnswer erase(EndpointRequest request) {
    if (!SameOrigin.holds(request)) {
      return ProblemAnswer.notSameOrigin();
    }
    if (request.token() == null) {
      return ProblemAnswer.noToken();
    }
    HttpResponse<byte[]> answer = relay.send(authorized(request, "visitor").DELETE());
    if (answer == null) {
      return ProblemAnswer.unconfirmed();
    }
    if (answer.statusCode() != NO_CONTENT) {
      return Relay.error(answer);
    }
    return EndpointAnswer.of(NO_CONTENT)
        .with("Cache-Control", "no-store")
        .with("Set-Cookie", request.cookies().expireToken())
        .with("Set-Cookie", request.cookies().expireChoices());
  }

  private EndpointAnswer read(EndpointRequest request, String path, String type) {
    if (request.token() == null) {
      return ProblemAnswer.noToken();
    }
    HttpResponse<byte[]> answer = relay.send(authorized(request, path));
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    if (answer.statusCode() != OK) {
      return Relay.error(answer);
    }
    return Relay.hasType(answer, type)
        ? EndpointAnswer.of(OK, answer.body())
            .with("Content-Type", type + ";charset=utf-8")
            .with("Cache-Control", "no-store")
        : ProblemAnswer.unavailable();
  }

  private HttpRequest.Builder authorized(EndpointRequest request, String path) {
    HttpRequest.Builder relayed = relay.siteRequest(path);
    Relay.authorize(relayed, request.token());
    return relayed;
  }
}
