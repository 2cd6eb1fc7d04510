package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Refuses an address with a zero character in it: nothing here has one in its name. */
@Singleton
final class AddressGate {
  private static final String ZERO = "%00";

  void check(HttpRequest<?> request) {
    if (request.getUri().toString().contains(ZERO)) {
      throw new ProblemException(
          ProblemType.MALFORMED, "The address has a zero character (%00) in it. Take it out.");
    }
  }
}
