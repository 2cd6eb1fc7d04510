package dev.consentry.server.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Answers who is not let in: 401 without a key that holds, 403 in a role that may not. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class NotAllowedHandler
    implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {
  @Override
  @SuppressWarnings("rawtypes") // the interface has the raw type
  public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException exception) {
    return exception.isForbidden()
        ? answer(
            ProblemType.FORBIDDEN,
            "This key's role may not do this. Use a key of the role that /openapi.yml names.")
        : answer(
            ProblemType.UNAUTHORIZED,
            "Send an administration key that holds, or a token of the identity provider, in the"
                + " header \"Authorization: Bearer …\". The service printed the first key at its"
                + " first start, or it is the one configured as consentry.administration-key.");
  }

  private static HttpResponse<Problem> answer(ProblemType type, String detail) {
    return ProblemHandler.answer(type, Problem.of(type, detail, null));
  }
}
