package dev.consentry.server.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives the errors that the HTTP framework finds by itself the same form as ours. */
@Primary
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    ProblemType type = typeOf(response.status());
    String detail =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    Problem problem =
        new Problem(
            type.uri(),
            type.title(),
            response.code(),
            detail.isEmpty() ? advice(type) : detail,
            null);
    return ((MutableHttpResponse<?>) response)
        .contentType(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .body(problem);
  }

  private static ProblemType typeOf(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> ProblemType.NOT_FOUND;
      case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
      case BAD_REQUEST -> ProblemType.MALFORMED;
      case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_TYPE;
      case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
      case REQUEST_ENTITY_TOO_LARGE -> ProblemType.TOO_LARGE;
      case UNAUTHORIZED -> ProblemType.UNAUTHORIZED;
      default -> status.getCode() >= 500 ? ProblemType.INTERNAL : ProblemType.REFUSED;
    };
  }

  private static String advice(ProblemType type) {
    return type == ProblemType.NOT_FOUND
        ? "See /openapi.yml for the addresses of this service."
        : "See /openapi.yml for what this address takes.";
  }
}
