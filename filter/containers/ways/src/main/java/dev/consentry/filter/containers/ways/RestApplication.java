package dev.consentry.filter.containers.ways;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The webapp's JAX-RS part, which the container's implementation finds by itself. */
@ApplicationPath("rest")
public class RestApplication extends Application {
  /** Made by the container. */
  public RestApplication() {}

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        RestAnswers.class,
        RestLater.class,
        RestFilters.Answer.class,
        RestFilters.Refusal.class,
        RestFilters.Interceptor.class,
        RestFilters.Mapper.class,
        RestFilters.Writer.class);
  }
}
