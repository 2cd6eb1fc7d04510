package dev.consentry.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.consentry.filter.ConsentFilterConfig;
import dev.consentry.server.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.Origin;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.core.value.MapPropertyResolver;
import io.micronaut.core.value.PropertyResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Which settings there are, what they are when nobody sets them, and what stops the start. */
class SettingsTest {
  /** Settings that have no default: nothing holds until somebody sets them. */
  private static final Set<Setting> WITHOUT_DEFAULT =
      Set.of(
          Setting.ADMINISTRATION_KEY,
          Setting.MASTER_KEY,
          Setting.MASTER_KEY_FILE,
          Setting.SITE_KEYS_REQUIRED,
          Setting.SITE_KEYS_GIVEN,
          Setting.ISSUER,
          Setting.AUDIENCE,
          Setting.JWKS_URL,
          Setting.OFFICER,
          Setting.AUDITOR,
          Setting.PUBLISHER);

  @Test
  void every_default_is_as_it_was_promised() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("mode", "development");
    defaults.put("data-directory", "./consentry-data");
    defaults.put(
        "database.url",
        "jdbc:h2:file:${consentry.data-directory}/consentry;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
            + "DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0;DB_CLOSE_ON_EXIT=FALSE;"
            + "TRACE_LEVEL_FILE=0");
    defaults.put("database.username", "sa");
    defaults.put("database.password", "");
    defaults.put("publish-at-start", "[]");
    defaults.put("policy-changes", "announced");
    defaults.put("webhooks.private-addresses", "refused");
    defaults.put("webhooks.give-up-after", "7d");
    defaults.put("retention.every", "1d");
    defaults.put("https", "false");
    defaults.put("trusted-proxies", "[]");
    defaults.put("rate-limit.reads-per-minute", "600");
    defaults.put("rate-limit.writes-per-minute", "60");
    defaults.put("signing-keys.rotate-every", "90d");
    defaults.put("signing-keys.publish-ahead", "10m");

    assertThat(shippedDefaults()).containsExactlyInAnyOrderEntriesOf(defaults);
  }

  @Test
  void every_setting_has_a_default_or_is_known_to_have_none() {
    Set<String> known = new HashSet<>(shippedDefaults().keySet());
    WITHOUT_DEFAULT.forEach(setting -> known.add(id(setting)));
    known.add(id(Setting.ROLES_CLAIM));
    known.add(id(Setting.LOG_FORMAT));

    assertThat(Arrays.stream(Setting.values()).map(SettingsTest::id))
        .containsExactlyInAnyOrderElementsOf(known);
    assertThat(defaultsInCode())
        .containsOnly(Map.entry("consentry.identity-provider.roles-claim", "roles"));
  }

  @Test
  void what_the_code_reads_is_a_setting() {
    Set<String> keys = Arrays.stream(Setting.values()).map(Setting::key).collect(toSet());

    assertThat(properties().map(Property::name).filter(name -> name.startsWith("consentry.")))
        .isNotEmpty()
        .allMatch(
            name -> keys.contains(name) || keys.stream().anyMatch(key -> key.startsWith(name)));
  }

  @Test
  void the_documentation_lists_every_setting_with_its_default() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `consentry\\.([^`]+)` \\| ([^|]*) \\|")
            .matcher(Files.readString(Path.of("docs", "operations.md")));
    while (rows.find()) {
      documented.put(rows.group(1).replace(".<site>", ""), rows.group(2).strip());
    }

    assertThat(documented.keySet())
        .isEqualTo(
            Arrays.stream(Setting.values())
                .map(SettingsTest::id)
                .collect(TreeSet::new, Set::add, Set::addAll));
    Map<String, String> shipped = shippedDefaults();
    documented.forEach(
        (id, text) -> {
          if (text.startsWith("`")) {
            assertThat(text).as(id).isEqualTo("`" + inDocument(shipped, id) + "`");
          }
        });
  }

  private static String inDocument(Map<String, String> shipped, String id) {
    return switch (id) {
      case "identity-provider.roles-claim" -> "roles";
      case "log-format" -> "text";
      default -> shipped.get(id);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "consentry.databse.url, did you mean consentry.database.url?",
    "consentry.database.user-name, did you mean consentry.database.username?",
    "consentry.rateLimit.readsPerMinutes, did you mean consentry.rate-limit.reads-per-minute?",
    "consentry.trusted-proxy[0], did you mean consentry.trusted-proxies?",
    "consentry.telepathy, remove it",
    "CONSENTRY_DATABASE_URL, did you mean consentry.database.url?",
    "consentry.log-format, remove it",
    "consentry.service, remove it"
  })
  void an_unknown_name_is_refused_and_the_nearest_suggested(String name, String advice) {
    assertThat(complaints("application.yml", PropertyConvention.JAVA_PROPERTIES, name))
        .singleElement()
        .asString()
        .startsWith(name + " is no setting")
        .contains(advice)
        .doesNotContain("a-value");
  }

  @ParameterizedTest
  @CsvSource({
    "CONSENTRY_DATABSE_URL, did you mean CONSENTRY_DATABASE_URL?",
    "CONSENTRY_MASTERKEY, did you mean CONSENTRY_MASTER_KEY?",
    "CONSENTRY_TELEPATHY, remove it"
  })
  void an_unknown_name_in_the_environment_is_refused_too(String name, String advice) {
    assertThat(complaints("env", PropertyConvention.ENVIRONMENT_VARIABLE, name))
        .singleElement()
        .asString()
        .startsWith(name)
        .contains(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consentry.rate-limit.reads-per-minute",
        "consentry.rateLimit.readsPerMinute",
        "consentry.publish-at-start[1]",
        "consentry.site-keys.given.sns-helper",
        "consentryx.anything",
        "micronaut.server.port"
      })
  void known_names_and_those_of_others_are_taken(String name) {
    assertThat(complaints("application.yml", PropertyConvention.JAVA_PROPERTIES, name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSENTRY_RATE_LIMIT_READS_PER_MINUTE",
        "CONSENTRY_SITE_KEYS_GIVEN_MEDIT",
        "CONSENTRY_LOG_FORMAT",
        "CONSENTRY_HIDE_REFUSED",
        "CONSENTRY_SERVICE_HOST",
        "CONSENTRY_SERVICE_PORT_HTTP",
        "CONSENTRY_PORT",
        "CONSENTRY_PORT_8181_TCP_ADDR",
        "CONSENTRY_POSTGRES_SERVICE_HOST"
      })
  void names_that_an_environment_may_hold_are_taken(String name) {
    assertThat(complaints("env", PropertyConvention.ENVIRONMENT_VARIABLE, name)).isEmpty();
  }

  @Test
  void every_setting_of_the_filter_may_stand_in_the_process_of_a_webapp() {
    for (String key : ConsentFilterConfig.keys()) {
      assertThat(complaints("system", PropertyConvention.JAVA_PROPERTIES, key)).isEmpty();
      assertThat(
              complaints(
                  "env", PropertyConvention.ENVIRONMENT_VARIABLE, Setting.environmentName(key)))
          .isEmpty();
    }
  }

  @Test
  void a_branch_that_a_program_hands_over_is_looked_into() {
    Map<String, Object> branch =
        Map.of("consentry", Map.of("database", Map.of("url", "a", "uri", "b"), "https", "true"));

    assertThat(UnknownSettings.in(List.of(PropertySource.of("program", branch))))
        .singleElement()
        .asString()
        .contains("consentry.database.uri");
  }

  @ParameterizedTest
  @CsvSource({
    "consentry.mode, prod",
    "consentry.data-directory, secret",
    "consentry.data-directory, ''",
    "consentry.database.url, jdbc:mysql://127.0.0.1/consentry",
    "consentry.policy-changes, now",
    "consentry.webhooks.private-addresses, true",
    "consentry.webhooks.give-up-after, soon",
    "consentry.retention.every, 0s",
    "consentry.https, ture",
    "consentry.trusted-proxies, 10.0.0.0/99",
    "consentry.rate-limit.reads-per-minute, 0",
    "consentry.rate-limit.writes-per-minute, many",
    "consentry.administration-key, secret",
    "consentry.master-key, secret",
    "consentry.master-key, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "consentry.master-key, dG9vIHNob3J0",
    "consentry.master-key-file, secret/nowhere",
    "consentry.site-keys.required, maybe",
    "consentry.site-keys.given.medit, secret",
    "consentry.signing-keys.rotate-every, -1d",
    "consentry.signing-keys.publish-ahead, 1s",
    "consentry.identity-provider.audience, secret",
    "consentry.publish-at-start, classpath:secret.yaml",
    "consentry.retenton.every, 1d",
    "consentry.site-keys.given.medit, a key with spaces in it",
    "consentry.site-keys.given.sns-helper, schlüssel-ohne-ascii",
    "micronaut.security.enabled, false",
    "micronaut.security.reject-not-found, false",
    "micronaut.security.authentication, cookie",
    "micronaut.security.intercept-url-map[0].pattern, /v1/admin/**",
    "micronaut.security.token.jwt.signatures.secret.generator.secret, not-the-services-own-secret",
    "micronaut.security.token.bearer.enabled, false",
    "micronaut.server.context-path, /consent",
    "micronaut.server.cors.enabled, true",
    "micronaut.server.cors.configurations.all.allowed-origins[0], *",
    "micronaut.server.cors.localhost-pass-through, false",
    "micronaut.server.netty.validate-headers, false",
    "micronaut.server.netty.request-decompression-enabled, true",
    "micronaut.serde.deserialization.ignore-unknown, true",
    "micronaut.router.static-resources.all.paths, file:.",
    "endpoints.health.details-visible, ANONYMOUS",
    "micronaut.metrics.enabled, false",
    "micronaut.metrics.binders.web.enabled, true",
    "endpoints.all.enabled, true",
    "endpoints.loggers.enabled, true",
    "micronaut.security.redirect.prior-to-login, true",
    "micronaut.security.basic-auth.enabled, true"
  })
  void a_bad_value_stops_the_start_with_the_reason(String name, String value) {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    Path folder = Path.of(String.valueOf(settings.get("consentry.data-directory")));
    settings.put("micronaut.server.port", -1);
    settings.put(name, value);

    assertThatThrownBy(() -> ApplicationContext.run(EmbeddedServer.class, settings).close())
        .hasStackTraceContaining(parent(name));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "micronaut.server.context-path, /consent, have a proxy take the path away",
    "micronaut.server.cors.enabled, true, name their hosts as domains",
    "micronaut.security.authentication, bearer, consentry.identity-provider",
    "micronaut.router.static-resources.all.paths, file:., have a web server do that"
  })
  void what_would_open_the_service_is_refused_with_what_to_do_instead(
      String name, String value, String advice) {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put(name, value);

    assertThatThrownBy(() -> ApplicationContext.run(settings).close())
        .hasStackTraceContaining("is not taken")
        .hasStackTraceContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoints.all.enabled",
        "endpoints.loggers.enabled",
        "micronaut.security.token.cookie.enabled"
      })
  void what_is_left_out_may_be_turned_off(String name) {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("micronaut.server.port", -1);
    settings.put(name, "false");

    try (EmbeddedServer service = ApplicationContext.run(EmbeddedServer.class, settings)) {
      assertThat(service.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/data, jdbc:h2:file:/data/consentry, true",
    "./data, jdbc:h2:file:./data/consentry, true",
    "., jdbc:h2:file:./consentry, true",
    "~, jdbc:h2:file:~/consentry, true",
    "C:/data, jdbc:h2:file:C:/data/consentry, true",
    "data, jdbc:h2:file:data/consentry, false",
    ".data, jdbc:h2:file:.data/consentry, false",
    "data, jdbc:postgresql://127.0.0.1/consentry, true"
  })
  void a_folder_is_a_path_that_the_embedded_database_takes(
      String path, String address, boolean fits) {
    PropertyResolver settings =
        new MapPropertyResolver(
            Map.of(Setting.DATA_DIRECTORY.key(), path, Setting.DATABASE_URL.key(), address));

    assertThat(Form.FOLDER.fits().test(settings, Setting.DATA_DIRECTORY.key())).isEqualTo(fits);
  }

  /** Some complaints name several settings at once. */
  private static String parent(String name) {
    if (name.matches(".*(intercept|jwt|configurations|static-res).*")) {
      return name.replaceFirst("(map|jwt|configurations|resources)[.\\[].*", "$1");
    }
    return Stream.of("signing-keys", "identity-provider", "endpoints.loggers", "basic-auth")
            .anyMatch(name::contains)
        ? name.substring(0, name.lastIndexOf('.'))
        : name;
  }

  private static List<String> complaints(
      String source, PropertyConvention convention, String name) {
    return UnknownSettings.in(
        List.of(PropertySource.of(source, Map.of(name, "a-value"), convention, Origin.of(source))));
  }

  private static String id(Setting setting) {
    return setting.key().substring(Setting.PREFIX.length());
  }

  private static Map<String, String> shippedDefaults() {
    try (InputStream in = SettingsTest.class.getResourceAsStream("/application.yml")) {
      Map<String, Object> all = new Yaml().load(new String(in.readAllBytes(), UTF_8));
      Map<String, String> found = new LinkedHashMap<>();
      collect("", all.get("consentry"), found);
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void collect(String path, Object value, Map<String, String> found) {
    if (value instanceof Map<?, ?> branch) {
      branch.forEach(
          (key, below) -> collect(path.isEmpty() ? "" + key : path + "." + key, below, found));
    } else {
      found.put(path, String.valueOf(value));
    }
  }

  private static Map<String, String> defaultsInCode() {
    Map<String, String> found = new TreeMap<>();
    properties()
        .filter(property -> property.name().startsWith("consentry."))
        .filter(property -> !property.defaultValue().isEmpty())
        .forEach(property -> found.put(property.name(), property.defaultValue()));
    return found;
  }

  private static Stream<Property> properties() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.consentry.server")
            .stream()
            .map(JavaClass::getCodeUnits)
            .flatMap(Set::stream)
            .flatMap(unit -> unit.getParameters().stream())
            .filter(parameter -> parameter.isAnnotatedWith(Property.class))
            .map(parameter -> parameter.getAnnotationOfType(Property.class));
  }
}
