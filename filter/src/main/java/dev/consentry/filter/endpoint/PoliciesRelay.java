package dev.consentry.filter.endpoint;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Hands through the policy's versions, so that a visitor can read earlier ones. */
final class PoliciesRelay {
  private static final Pattern PATH =
      Pattern.compile(Pattern.quote(ConsentEndpoint.PATH) + "(policies(?:/[1-9][0-9]{0,8})?)");
  private static final List<String> HEADERS =
      List.of("Content-Language", "ETag", "Vary", "Cache-Control");

  private final Relay relay;

  PoliciesRelay(Relay relay) {
    this.relay = relay;
  }

  /** Whether a path below the context path is the list's or a version's. */
  static boolean isAt(String path) {
    return PATH.matcher(path).matches();
  }

  EndpointAnswer answer(EndpointRequest request) {
    String path = request.path().substring(ConsentEndpoint.PATH.length());
    String language = request.queryParameter("language");
    String query =
        language == null ? "" : "?language=" + URLEncoder.encode(language, StandardCharsets.UTF_8);
    HttpRequest.Builder relayed = relay.siteRequest(path + query);
    Relay.header(relayed, "Accept-Language", request.header("Accept-Language"));
    HttpResponse<byte[]> answer = relay.send(relayed);
    if (answer == null) {
      return ProblemAnswer.unavailable();
    }
    return Relay.handedOn(answer, json -> json.withThoseOf(answer, HEADERS));
  }
}
