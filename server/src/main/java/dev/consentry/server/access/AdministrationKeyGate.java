package dev.consentry.server.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets the holders of administration keys in, each in the key's role. */
@Singleton
final class AdministrationKeyGate implements TokenValidator<HttpRequest<?>> {
  private final AdministrationKeys keys;
  private final ExecutorService blocking;

  AdministrationKeyGate(
      AdministrationKeys keys, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.keys = keys;
    this.blocking = blocking;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return Mono.fromCallable(() -> keys.holder(token))
        .subscribeOn(Schedulers.fromExecutorService(blocking))
        .flatMap(Mono::justOrEmpty)
        .map(key -> Authentication.build(key.name(), List.of(key.role().word())));
  }
}
