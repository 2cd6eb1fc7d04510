package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Refuses bodies larger than anything that makes sense at an address, before they are read. One
 * that comes in chunks does not tell its length, and is taken only where what is read is counted.
 * What is compressed, or does not say what it is, is taken nowhere.
 */
@Singleton
final class BodyGate {
  private static final long MOST_BYTES = 16 * 1024;

  /** Definitions, and what filters saw, have limits of their own. */
  private static final Pattern LARGER =
      Pattern.compile("/v1/admin/sites/[^/]+/policies|/v1/sites/[^/]+/observations");

  /** Those count the bytes that they read. */
  private static final Pattern COUNTED =
      Pattern.compile(LARGER.pattern() + "|/v1/sites/[^/]+/choices");

  void check(HttpRequest<?> request) {
    String coding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !"identity".equalsIgnoreCase(coding.strip())) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_CODING,
          "Bodies are taken as they are: send it without compressing it, and without"
              + " Content-Encoding.");
    }
    if (request.getContentLength() > MOST_BYTES && !LARGER.matcher(request.getPath()).matches()) {
      throw tooLarge("Send only what /openapi.yml asks.");
    }
    if (request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)
        && !COUNTED.matcher(request.getPath()).matches()) {
      throw tooLarge("Send it with a Content-Length, not in chunks.");
    }
    if (hasBody(request) && !request.getHeaders().contains(HttpHeaders.CONTENT_TYPE)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_TYPE,
          "Say in Content-Type what the body is: /openapi.yml names the type that this address"
              + " takes.");
    }
  }

  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static ProblemException tooLarge(String whatToDo) {
    return new ProblemException(
        ProblemType.TOO_LARGE, "This address takes at most " + MOST_BYTES + " bytes. " + whatToDo);
  }
}
