package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.policy.SiteKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  private static final Map<String, String> REQUIRED =
      Map.of("consentry.service", "https://consent.medit.example", "consentry.site", "medit");

  private static SettingSource parameters(String place, Map<String, String> values) {
    return SettingSource.ofParameters(place, values.keySet(), values::get);
  }

  @Test
  void every_default_is_as_documented() {
    assertThat(ConfigReader.read(List.of(parameters("context-param", REQUIRED))))
        .isEqualTo(
            new ConsentFilterConfig(
                URI.create("https://consent.medit.example"),
                "medit",
                SiteKey.NONE,
                EnforcementScope.ALL,
                false,
                true,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                null));
  }

  @Test
  void some_purposes_can_be_enforced_alone_but_not_in_observe_mode() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("consentry.enforce-purposes", "undeclared, advertising");
    assertThat(ConfigReader.read(List.of(parameters("init-param", settings))).scope())
        .hasToString("enforce advertising, undeclared");

    settings.put("consentry.mode", "observe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigReader.read(List.of(parameters("init-param", settings))))
        .withMessageContaining("enforce-purposes contradicts mode=observe");
  }

  @Test
  void a_sites_key_shows_in_no_message() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("consentry.site-key", "a key with blanks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigReader.read(List.of(parameters("init-param", settings))))
        .withMessageContaining("consentry.site-key")
        .withMessageNotContaining("blanks");

    settings.put("consentry.site-key", "0123456789abcdef");
    assertThat(ConfigReader.read(List.of(parameters("init-param", settings))).toString())
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void the_first_source_wins() {
    ConsentFilterConfig config =
        ConfigReader.read(
            List.of(
                parameters("init-param", Map.of("consentry.mode", "observe")),
                parameters("context-param", Map.of("consentry.mode", "enforce")),
                SettingSource.ofEnvironment(
                    Map.of(
                            "CONSENTRY_SERVICE", "http://127.0.0.1:8181",
                            "CONSENTRY_SITE", "easycare",
                            "CONSENTRY_UNKNOWN_COOKIES", " keep ",
                            "CONSENTRY_HIDE_REFUSED", "off",
                            "CONSENTRY_DEBUG_HEADER", "on",
                            "CONSENTRY_CACHE_DIRECTORY", "/var/cache/consentry",
                            "CONSENTRY_POLL_INTERVAL", "PT1M",
                            "CONSENTRY_ENDPOINT_TIMEOUT", "PT0.5S")
                        ::get)));

    assertThat(config)
        .isEqualTo(
            new ConsentFilterConfig(
                URI.create("http://127.0.0.1:8181"),
                "easycare",
                SiteKey.NONE,
                EnforcementScope.NONE,
                true,
                false,
                true,
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                Path.of("/var/cache/consentry")));
  }

  @Test
  void system_properties_are_read() {
    System.setProperty("consentry.site", "fromproperty");
    try {
      ConsentFilterConfig config =
          ConfigReader.read(
              List.of(SettingSource.ofSystemProperties(), parameters("context-param", REQUIRED)));
      assertThat(config.site()).isEqualTo("fromproperty");
    } finally {
      System.clearProperty("consentry.site");
    }
  }

  @Test
  void every_problem_is_named_at_once_with_what_to_do() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ConfigReader.read(
                    List.of(
                        parameters(
                            "context-param",
                            Map.of(
                                "consentry.servise", "https://x.example",
                                "consentry.mode", "on",
                                "consentry.poll-interval", "2s",
                                "other.setting", "x")))))
        .withMessageContaining("context-param consentry.servise: there is no such setting")
        .withMessageContaining("did you mean consentry.service?")
        .withMessageContaining("\"on\" does not hold; give enforce or observe")
        .withMessageContaining("\"2s\" does not hold; give an ISO 8601 duration")
        .withMessageContaining("service is missing: set it as <context-param> consentry.service")
        .withMessageContaining("CONSENTRY_SITE")
        .withMessageNotContaining("other.setting");
  }

  @ParameterizedTest
  @CsvSource({
    "consentry.service, ''",
    "consentry.service, consent.medit.example",
    "consentry.service, ftp://consent.medit.example",
    "consentry.service, 'https://'",
    "consentry.service, https://user:pass@consent.example",
    "consentry.service, https://consent.example?x=1",
    "consentry.service, https://consent.example#x",
    "consentry.service, 'https://a b'",
    "consentry.site, Medit",
    "consentry.site, m",
    "consentry.site, ../etc",
    "consentry.mode, ''",
    "consentry.unknown-cookies, drop",
    "consentry.poll-interval, PT0S",
    "consentry.poll-interval, PT2H",
    "consentry.endpoint-timeout, PT2M",
  })
  void a_bad_value_is_refused(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ConfigReader.read(
                    List.of(
                        parameters("init-param", Map.of(key, value)),
                        parameters("context-param", REQUIRED))))
        .withMessageContaining("init-param " + key);
  }
}
