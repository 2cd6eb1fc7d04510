package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.page.Notice;
import dev.consentry.filter.page.NoticeReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The notice: handed through to the widget, and read for the pages without scripts. */
final class NoticeRelay {
  private static final List<String> RELAYED =
      List.of("Content-Language", "ETag", "Vary", "Cache-Control");

  private final Relay relay;

  NoticeRelay(Relay relay) {
    this.relay = relay;
  }

  EndpointAnswer answer(EndpointRequest request) {
    HttpRequest.Builder relayed =
        question(request.queryParameter("language"), request.header("Accept-Language"));
    Relay.header(relayed, "If-None-Match", request.header("If-None-Match"));
    HttpResponse<byte[]> answer = relay.send(relayed);
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    return answer.statusCode() == 304
        ? EndpointAnswer.of(304).withThoseOf(answer, RELAYED)
        : Relay.handedOn(answer, json -> json.withThoseOf(answer, RELAYED));
  }

  /** Asks the service for the notice in effect, for as long as the visitor is to wait. */
  @Nullable Notice read(EndpointRequest request, @Nullable String language) {
    ServedNotice served = fetch(language, request.header("Accept-Language"), relay.timeout());
    return served == null ? null : served.notice();
  }

  /**
   * Asks the service for the notice in effect.
   *
   * @param language a language that comes before those of {@code Accept-Language}; null for none
   * @return null if there is no answer that holds
   */
  @Nullable ServedNotice fetch(
      @Nullable String language, @Nullable String acceptLanguage, Duration timeout) {
    HttpResponse<byte[]> answer = relay.send(question(language, acceptLanguage), timeout);
    Map<String, Object> json =
        answer == null || answer.statusCode() != 200 ? null : Relay.json(answer);
    Notice notice = json == null ? null : NoticeReader.read(json);
    return answer == null || notice == null
        ? null
        : new ServedNotice(notice, answer.body(), answer.headers().firstValue("ETag").orElse(null));
  }

  private HttpRequest.Builder question(@Nullable String language, @Nullable String acceptLanguage) {
    String query = language == null ? "" : "?language=" + URLEncoder.encode(language, UTF_8);
    HttpRequest.Builder relayed = relay.siteRequest("notice" + query);
    Relay.header(relayed, "Accept-Language", acceptLanguage);
    return relayed;
  }
}
