package dev.consentry.server;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.io.service.SoftServiceLoader.Optimizations;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.inject.BeanDefinitionReference;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the parts of the libraries that no setting makes this service use out of what Micronaut
 * reads at every start (decision record 0043). It is found by the means that Micronaut has for
 * builds ahead of time, as a service of {@code META-INF/services}.
 */
@SuppressWarnings("rawtypes") // Micronaut's own.
public final class UnusedParts implements StaticOptimizations.Loader<Optimizations> {
  private static final String FRAMEWORK = "io.micronaut.";

  /** How the names of their classes go on after {@code io.micronaut.}. */
  static final List<String> NAMES =
      List.of(
          // For libraries that are not here.
          "configuration.metrics.binder.cache.",
          "configuration.metrics.binder.grpc.",
          "configuration.metrics.binder.r2dbc.",
          "data.connection.jdbc.oracle.",
          "data.connection.kotlin.",
          "data.jdbc.convert.vendor.$Oracle",
          "data.jdbc.mapper.$Oracle",
          "data.runtime.convert.$Jakarta",
          "data.runtime.exceptions.jakarta.",
          "data.runtime.support.convert.$KotlinFlow",
          "data.runtime.support.convert.convert.jpa.",
          "http.netty.channel.$Epoll",
          "http.netty.channel.$IoUring",
          "http.netty.channel.$KQueue",
          "http.netty.channel.converters.$Epoll",
          "http.netty.channel.converters.$KQueue",
          "http.netty.websocket.",
          "http.server.$Coroutine",
          "http.server.netty.websocket.",
          "http.server.websocket.",
          "http.ssl.$SelfSignedCertificateProvider",
          "inject.provider.Javax",
          "logging.impl.$Log4j",
          "management.health.indicator.client.",
          "reactor.convert.$ReactorToRxJava",
          "reactor.instrument.$ReactorAutomaticContextPropagation",
          "transaction.kotlin.",
          "transaction.test.",
          // Stores wait for the database, are one for all sites, and name their statements.
          "data.intercept.async.",
          "data.intercept.reactive.",
          "data.runtime.event.listeners.$TenantId",
          "data.runtime.intercept.async.",
          "data.runtime.intercept.criteria.",
          "data.runtime.intercept.reactive.",
          "data.runtime.multitenancy.",
          // Of the endpoints of management there are health and prometheus.
          "configuration.metrics.management.endpoint.",
          "management.endpoint.beans.",
          "management.endpoint.env.",
          "management.endpoint.info.",
          "management.endpoint.loggers.",
          "management.endpoint.refresh.",
          "management.endpoint.routes.",
          "management.endpoint.stop.",
          "management.endpoint.threads.",
          // TimesGate measures requests, DatabaseReadiness looks at the database.
          "configuration.metrics.binder.web.$ClientMetricsFilter",
          "configuration.metrics.binder.web.$ServerMetricsFilter",
          "management.health.indicator.jdbc.",
          // Nobody logs in, and no key is kept in a cookie or passed on.
          "security.authentication.$Authenticator$",
          "security.authentication.$BasicAuth",
          "security.endpoints.",
          "security.errors.$CookiePriorToLogin",
          "security.token.bearer.$AccessRefreshToken",
          "security.token.cookie.",
          "security.token.generator.",
          "security.token.propagation.",
          // The version stands in the address, and no changed file restarts anything.
          "runtime.server.watch.",
          "scheduling.io.watch.",
          "web.router.version.",
          // Where it runs is of no interest, and no registry of services is told that it does.
          "discovery.cloud.",
          "health.$HeartbeatTask");

  @Override
  public Optimizations load() {
    return new Optimizations(
        Map.of(
            BeanDefinitionReference.class.getName(), new UsedParts<>(BeanDefinitionReference.class),
            BeanIntrospectionReference.class.getName(),
                new UsedParts<>(BeanIntrospectionReference.class)));
  }

  /**
   * Whether the service never uses a class.
   *
   * @param className of a definition or an introspection of a bean
   */
  static boolean contain(String className) {
    return className.startsWith(FRAMEWORK)
        && NAMES.stream().anyMatch(part -> className.startsWith(part, FRAMEWORK.length()));
  }

  /** What Micronaut finds itself, without the unused parts. */
  private record UsedParts<S>(Class<S> service) implements StaticServiceLoader<S> {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
    private static final MethodType WITHOUT_PARAMETERS = MethodType.methodType(void.class);

    @Override
    public Stream<StaticDefinition<S>> findAll(Predicate<String> condition) {
      List<StaticDefinition<S>> found = new ArrayList<>();
      SoftServiceLoader.newCollector(
              service.getName(),
              name -> true,
              service.getClassLoader(),
              name -> contain(name) || !condition.test(name) ? null : definition(name))
          .collect(found, true);
      return found.stream();
    }

    /** The named one, or null if a library that it is for is not here. */
    private @Nullable StaticDefinition<S> definition(String name) {
      S instance;
      try {
        Class<?> type = Class.forName(name, false, service.getClassLoader());
        instance = service.cast(LOOKUP.findConstructor(type, WITHOUT_PARAMETERS).invoke());
      } catch (ReflectiveOperationException | NoClassDefFoundError e) {
        return null;
      } catch (Throwable e) {
        throw new IllegalStateException(name + " of the framework cannot be read", e);
      }
      return StaticDefinition.of(name, () -> instance);
    }
  }
}
