package dev.consentry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.Origin;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sites' keys that come with the service's environment. */
class GivenKeysTest {
  private static final String KEY = "the-key-that-both-are-given";

  @Test
  void a_key_that_the_environment_gives_holds_for_its_site_and_no_other() {
    PropertySource environment =
        PropertySource.of(
            "container",
            Map.of(
                "CONSENTRY_SITE_KEYS_GIVEN_MEDIT",
                KEY,
                "CONSENTRY_SITE_KEYS_GIVEN_SNS_HELPER",
                KEY),
            PropertyConvention.ENVIRONMENT_VARIABLE,
            Origin.of("container"));
    try (ApplicationContext service =
        ApplicationContext.builder()
            .propertySources(environment, PropertySource.of("test", Database.H2.settings()))
            .start()) {
      SiteKeys keys = service.getBean(SiteKeys.class);

      assertThat(keys.holds("medit", KEY)).isTrue();
      assertThat(keys.holds("sns-helper", KEY)).isTrue();
      assertThat(keys.holds("easycare", KEY)).isFalse();
      assertThat(keys.holds("medit", KEY + "x")).isFalse();
    }
  }
}
