package dev.consentry.server.problem;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.DatabaseOutage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what nobody expected: a database that does not answer is a 503, a value that it does not
 * take a 400, anything else a 500, each with a number that stands in the log, too. The caller
 * learns nothing of the inside.
 */
@Singleton
final class UnexpectedErrorHandler
    implements ExceptionHandler<RuntimeException, HttpResponse<Problem>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

  private final DatabaseOutage outage;

  UnexpectedErrorHandler(DatabaseOutage outage) {
    this.outage = outage;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface has the raw type
  public HttpResponse<Problem> handle(HttpRequest request, RuntimeException exception) {
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    if (DatabaseException.isOfTheValue(exception)) {
      // Without the cause: it may repeat the value.
      LOG.warn("The database does not take a value that was sent (incident {})", number);
      return answer(
          ProblemType.MALFORMED,
          "Something in it cannot be stored: a text that is too long, a zero character, a number"
              + " out of all bounds. Send what /openapi.yml describes; the operator finds it as incident "
              + number
              + ".");
    }
    if (DatabaseException.isBehind(exception)) {
      outage.begin(exception);
      LOG.error("The database did not answer (incident {})", number);
      return answer(
          ProblemType.UNAVAILABLE,
          "Whether anything was stored is not known: send it again in a little while. If it lasts, tell the operator incident "
              + number
              + ".");
    }
    LOG.error("Unexpected error (incident {})", number, exception);
    return answer(
        ProblemType.INTERNAL,
        "Whether anything was stored is not known. Tell the operator incident " + number + ".");
  }

  private static HttpResponse<Problem> answer(ProblemType type, String detail) {
    return ProblemHandler.answer(type, Problem.of(type, detail, null));
  }
}
