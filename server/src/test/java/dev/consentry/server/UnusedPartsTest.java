package dev.consentry.server;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class UnusedPartsTest {
  @Test
  void each_name_is_one_of_something_that_the_framework_would_read() throws IOException {
    Set<String> all = all();

    assertThat(UnusedParts.NAMES)
        .allSatisfy(
            part ->
                assertThat(all)
                    .anyMatch(className -> className.startsWith("io.micronaut." + part)));
  }

  @Test
  void what_is_read_is_the_rest() throws IOException {
    Set<String> found = new TreeSet<>();
    for (StaticServiceLoader<?> loader : new UnusedParts().load().getServiceLoaders().values()) {
      loader.findAll(name -> true).map(definition -> definition.getName()).forEach(found::add);
    }

    assertThat(found)
        .hasSizeGreaterThan(500)
        .isSubsetOf(all())
        .noneMatch(UnusedParts::contain)
        .contains("dev.consentry.server.$OpenApiController$Definition");
    assertThat(all()).filteredOn(name -> name.startsWith("dev.consentry.")).isSubsetOf(found);
  }

  /** What the framework and its modules bring by themselves would otherwise be answered, too. */
  @Test
  void the_service_answers_at_no_address_but_those_that_it_describes() {
    TestService service = SharedService.on(Database.H2);
    Map<String, Map<String, ?>> description =
        new Yaml().load(service.get("/openapi.yml").response().body());
    Set<String> described = new TreeSet<>(description.get("paths").keySet());
    described.addAll(Set.of("/openapi.yml", "/health", "/health/{selector}", "/prometheus"));

    Set<String> answered =
        service
            .bean(Router.class)
            .uriRoutes()
            .map(route -> route.getUriMatchTemplate().toPathString())
            .collect(toSet());

    assertThat(answered).contains("/v1/sites/{site}/notice").isSubsetOf(described);
  }

  private static Set<String> all() throws IOException {
    ClassLoader loader = UnusedPartsTest.class.getClassLoader();
    Set<String> names = new TreeSet<>();
    for (Class<?> service :
        new Class<?>[] {BeanDefinitionReference.class, BeanIntrospectionReference.class}) {
      names.addAll(
          MicronautMetaServiceLoaderUtils.findMicronautMetaServiceEntries(
              loader, service.getName()));
    }
    return names;
  }
}
