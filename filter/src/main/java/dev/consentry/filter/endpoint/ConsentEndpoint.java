package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.ServiceClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers {@code /.consent/*}: the widget's script, the notice, the visitor's choices and the
 * visitor's receipts. When the service does not answer, neither does this: 503, nothing pretended.
 */
public final class ConsentEndpoint {
  /** Where the endpoint is, below the webapp's context path. */
  public static final String PATH = "/.consent/";

  private static final List<String> NOTICE_HEADERS =
      List.of("Content-Language", "ETag", "Vary", "Cache-Control");

  private final Relay relay;
  private final WidgetScript widget;
  private final ChoicesRelay choices;

  /**
   * An endpoint for one site.
   *
   * @param timeout how long the service may take for one answer
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   */
  public ConsentEndpoint(
      ServiceClient service,
      String site,
      Duration timeout,
      Supplier<EnforcementPolicy> policy,
      LongSupplier nowSeconds) {
    this.relay = new Relay(service, site, timeout);
    this.widget = new WidgetScript(relay, System::nanoTime);
    this.choices = new ChoicesRelay(relay, policy, nowSeconds);
  }

  /** Whether a path below the context path is the endpoint's. */
  public static boolean isAt(String path) {
    return path.startsWith(PATH);
  }

  /**
   * Answers one request. A HEAD is answered as the GET would be, body included: whoever sends it
   * leaves the body out.
   *
   * @throws IOException if the request's body cannot be read
   */
  public EndpointAnswer answer(EndpointRequest request) throws IOException {
    String allowed =
        switch (request.path()) {
          case PATH + "widget.js", PATH + "notice", PATH + "visitor" -> "GET, HEAD";
          case PATH + "choices" -> "POST";
          default -> "";
        };
    if (allowed.isEmpty()) {
      return ProblemAnswer.notFound();
    }
    if (!List.of(allowed.split(", ", -1)).contains(request.method())) {
      return ProblemAnswer.methodNotAllowed(allowed);
    }
    return switch (request.path()) {
      case PATH + "widget.js" -> widget.answer(request);
      case PATH + "notice" -> notice(request);
      case PATH + "visitor" -> visitor(request);
      default -> choices.answer(request);
    };
  }

  private EndpointAnswer notice(EndpointRequest request) {
    String language = request.queryParameter("language");
    String query =
        language == null ? "" : "?language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
    HttpRequest.Builder relayed = relay.siteRequest("notice" + query);
    Relay.copy(request, relayed, "Accept-Language");
    Relay.copy(request, relayed, "If-None-Match");
    HttpResponse<byte[]> answer = relay.send(relayed);
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    if (answer.statusCode() == 304) {
      return EndpointAnswer.of(304).withThoseOf(answer, NOTICE_HEADERS);
    }
    if (answer.statusCode() != 200) {
      return Relay.error(answer);
    }
    return Relay.json(answer) == null
        ? ProblemAnswer.unavailable()
        : EndpointAnswer.of(200, answer.body())
            .with("Content-Type", "application/json")
            .withThoseOf(answer, NOTICE_HEADERS);
  }

  private EndpointAnswer visitor(EndpointRequest request) {
    if (request.token() == null) {
      return ProblemAnswer.noToken();
    }
    HttpRequest.Builder relayed = relay.siteRequest("visitor");
    Relay.authorize(relayed, request.token());
    HttpResponse<byte[]> answer = relay.send(relayed);
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    if (answer.statusCode() != 200) {
      return Relay.error(answer);
    }
    return Relay.json(answer) == null
        ? ProblemAnswer.unavailable()
        : EndpointAnswer.of(200, answer.body())
            .with("Content-Type", "application/json")
            .with("Cache-Control", "no-store");
  }
}
