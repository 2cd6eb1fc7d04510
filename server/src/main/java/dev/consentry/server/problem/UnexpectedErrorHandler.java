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
 * Answers what nobody expected: a database that does not answer is a 503, anything else a 500, each
 * with a number that stands beside the cause in the log. The caller learns nothing of the inside.
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
