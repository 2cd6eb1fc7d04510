package dev.consentry.server.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Gives the errors that the HTTP framework finds by itself the same form as ours. */
@Primary
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    ProblemType type = typeOf(response.status());
    Problem problem = new Problem(type.uri(), type.title(), response.code(), advice(type), null);
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
      case FORBIDDEN -> ProblemType.FORBIDDEN;
      case UNAUTHORIZED -> ProblemType.UNAUTHORIZED;
      default -> status.getCode() >= 500 ? ProblemType.INTERNAL : ProblemType.REFUSED;
    };
  }

  /**
   * The framework's own words tell what went wrong inside, not what to do, and repeat what was
   * sent.
   */
  private static String advice(ProblemType type) {
    return switch (type) {
      case NOT_FOUND -> "See /openapi.yml for the addresses of this service.";
      case METHOD_NOT_ALLOWED -> "See /openapi.yml for the methods that this address takes.";
      case UNSUPPORTED_TYPE -> "Send the content type that /openapi.yml names for this address.";
      case NOT_ACCEPTABLE -> "Accept the content type that /openapi.yml names for this address.";
      case TOO_LARGE -> "Send less: choices are at most 16 KiB, definitions at most 256 KiB.";
      case UNAUTHORIZED ->
          "Send the key or token that /openapi.yml names as \"Authorization: Bearer …\".";
      case INTERNAL, UNAVAILABLE -> "Try again in a little while; if it lasts, tell the operator.";
      default -> "Send the parameters and the body that /openapi.yml describes for this address.";
    };
  }
}
