package dev.consentry.server.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Gives the errors that the HTTP framework finds by itself the same form as ours. */
@Primary
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Problem> {
  private static final Set<ProblemType> IS_TOO_LONG =
      Set.of(ProblemType.ADDRESS_TOO_LONG, ProblemType.HEADERS_TOO_LARGE);

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    ProblemType type = tooLong(context.getRequest()).orElseGet(() -> typeOf(response.status()));
    int status = IS_TOO_LONG.contains(type) ? type.status().getCode() : response.code();
    Problem problem = new Problem(type.uri(), type.title(), status, advice(type), null);
    return ((MutableHttpResponse<?>) response)
        .status(status)
        .contentType(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .body(problem);
  }

  /** To the framework both are a body that is too large. */
  private static Optional<ProblemType> tooLong(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      Throwable cause = netty.getNativeRequest().decoderResult().cause();
      if (cause instanceof TooLongHttpLineException) {
        return Optional.of(ProblemType.ADDRESS_TOO_LONG);
      }
      if (cause instanceof TooLongHttpHeaderException) {
        return Optional.of(ProblemType.HEADERS_TOO_LARGE);
      }
    }
    return Optional.empty();
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
      case ADDRESS_TOO_LONG -> "Send an address of at most 4 KiB: none here is longer.";
      case HEADERS_TOO_LARGE -> "Send headers of at most 8 KiB together, cookies included.";
      case TOO_LARGE -> "Send less: choices are at most 16 KiB, definitions at most 256 KiB.";
      case UNAUTHORIZED ->
          "Send the key or token that /openapi.yml names as \"Authorization: Bearer …\".";
      case INTERNAL, UNAVAILABLE -> "Try again in a little while; if it lasts, tell the operator.";
      default -> "Send the parameters and the body that /openapi.yml describes for this address.";
    };
  }
}
