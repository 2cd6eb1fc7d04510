package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Refuses an Accept-Language over which the HTTP framework would stumble later, as a mistake. */
@Singleton
final class LanguageGate {
  void check(HttpRequest<?> request) {
    if (!request.getHeaders().contains(HttpHeaders.ACCEPT_LANGUAGE)) {
      return;
    }
    try {
      request.getLocale();
    } catch (RuntimeException unreadable) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "Accept-Language cannot be read. Send languages between commas, such as ko, en;q=0.5, or"
              + " leave it out.");
    }
  }
}
