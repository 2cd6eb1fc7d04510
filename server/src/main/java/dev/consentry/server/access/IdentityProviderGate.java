package dev.consentry.server.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets those in whom the identity provider vouches for, in the roles that it names. */
@Singleton
@Requires(bean = IdentityProvider.class)
final class IdentityProviderGate implements TokenValidator<HttpRequest<?>> {
  private final IdentityProvider provider;
  private final ExecutorService blocking;

  IdentityProviderGate(
      IdentityProvider provider, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.provider = provider;
    this.blocking = blocking;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return Mono.fromCallable(() -> provider.holder(token))
        .subscribeOn(Schedulers.fromExecutorService(blocking))
        .flatMap(Mono::justOrEmpty)
        .map(
            holder ->
                Authentication.build(
                    Actor.OF_THE_PROVIDER + holder.name(),
                    holder.roles().stream().map(Role::word).toList()));
  }
}
