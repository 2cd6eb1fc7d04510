package dev.consentry.server.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link ProblemException}. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {
  private static final String RETRY_AFTER_SECONDS = "5";

  @Override
  @SuppressWarnings("rawtypes") // the interface has the raw type
  public HttpResponse<Problem> handle(HttpRequest request, ProblemException exception) {
    return answer(exception.type(), exception.toProblem());
  }

  static HttpResponse<Problem> answer(ProblemType type, Problem problem) {
    MutableHttpResponse<Problem> response =
        HttpResponse.<Problem>status(type.status())
            .contentType(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .body(problem);
    if (type == ProblemType.UNSUPPORTED_CODING) {
      // RFC 9110, section 12.5.3.
      response.header("Accept-Encoding", "identity");
    }
    return type.mayPass() ? response.header("Retry-After", RETRY_AFTER_SECONDS) : response;
  }
}
