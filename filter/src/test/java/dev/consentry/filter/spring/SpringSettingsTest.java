package dev.consentry.filter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.consentry.filter.ConsentFilterConfig;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpringSettingsTest {
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private final StandardEnvironment environment = new StandardEnvironment();

  private void properties(Map<String, Object> properties) {
    environment.getPropertySources().addLast(new MapPropertySource("application", properties));
  }

  private void variables(Map<String, Object> variables) {
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
  }

  @Test
  void reads_properties_under_their_relaxed_names_and_resolves_placeholders() {
    properties(
        Map.of(
            "consent.host", "https://consent.medit.example",
            "consentry.service", "${consent.host}/",
            "consentry.unknownCookies", "keep",
            "consentry.POLL_INTERVAL", "PT5S"));

    SpringSettings settings = SpringSettings.of(environment);

    assertThat(settings.values())
        .containsOnly(
            Map.entry("consentry.service", "https://consent.medit.example/"),
            Map.entry("consentry.unknown-cookies", "keep"),
            Map.entry("consentry.poll-interval", "PT5S"));
    assertThat(settings.unknownNames()).isEmpty();
  }

  @Test
  void reads_environment_variables_in_springs_form_and_in_ours() {
    variables(Map.of("CONSENTRY_UNKNOWNCOOKIES", "keep", "CONSENTRY_POLL_INTERVAL", "PT5S"));

    assertThat(SpringSettings.of(environment).values())
        .containsOnly(
            Map.entry("consentry.unknown-cookies", "keep"),
            Map.entry("consentry.poll-interval", "PT5S"));
  }

  @Test
  void a_misspelled_property_is_noticed_and_a_foreign_environment_variable_is_not() {
    properties(Map.of("consentry.moode", "observe", "consentryish.mode", "x"));
    variables(Map.of("CONSENTRY_PORT_80_TCP", "tcp://10.0.0.1:80"));

    assertThat(SpringSettings.of(environment).unknownNames()).containsExactly("consentry.moode");
  }

  /** What editors show while application.properties is written. */
  @Test
  void every_setting_is_described_for_editors() throws Exception {
    List<String> ours = new ArrayList<>();
    for (URL metadata : Collections.list(getClass().getClassLoader().getResources(METADATA))) {
      try (InputStream json = metadata.openStream()) {
        ours.addAll(names(new String(json.readAllBytes(), UTF_8)));
      }
    }
    ours.removeIf(name -> !name.startsWith("consentry."));

    assertThat(ours).containsExactlyInAnyOrderElementsOf(ConsentFilterConfig.keys());
  }

  private static List<String> names(String json) throws Exception {
    List<?> properties = (List<?>) Objects.requireNonNull(JSON.std.mapFrom(json).get("properties"));
    return properties.stream().map(one -> String.valueOf(((Map<?, ?>) one).get("name"))).toList();
  }
}
