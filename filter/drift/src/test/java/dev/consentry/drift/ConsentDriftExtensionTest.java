package dev.consentry.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class ConsentDriftExtensionTest {
  /** What a developer reads. */
  static final String MESSAGE =
      """
      The policy of shop does not declare what the webapp sets:
       - "promo", set by addCookie at /shop/*
      Declare each cookie in the site's definition with its purpose, vendor and lifetime, or no longer set it.""";

  private static final Path DEFINITION = Path.of("src/test/resources/shop.yaml");

  @TempDir Path directory;

  private static Events run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(test)).execute().allEvents();
  }

  private static List<String> failures(Events events) {
    return events.failed().stream()
        .map(event -> event.getPayload(TestExecutionResult.class))
        .flatMap(Optional::stream)
        .map(TestExecutionResult::getThrowable)
        .flatMap(Optional::stream)
        .map(failure -> Objects.requireNonNullElse(failure.getMessage(), ""))
        .toList();
  }

  /** A webapp that runs for all tests of a class. */
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Running {
    @RegisterExtension
    static final ConsentDriftExtension DRIFT = ConsentDriftExtension.withDefinition(DEFINITION);

    private static Shop shop;

    @BeforeAll
    static void open() {
      shop = Shop.open();
    }

    @AfterAll
    static void close() {
      shop.close();
    }

    @Test
    void first_declared() {
      shop.visit("/shop/home");
    }

    @Test
    void second_undeclared() {
      shop.visit("/shop/promo");
    }

    @Test
    void third_declared() {
      shop.visit("/shop/home");
    }
  }

  @Test
  void the_test_during_which_an_undeclared_cookie_is_set_fails_and_no_other() {
    Events events = run(Running.class);

    assertThat(failures(events)).containsExactly(MESSAGE);
    assertThat(events.failed().stream().map(Event::getTestDescriptor).map(Object::toString))
        .singleElement()
        .asString()
        .contains("second_undeclared");
  }

  /** A webapp that has ended by the time of the check. */
  static class Ended {
    @RegisterExtension
    static final ConsentDriftExtension DRIFT = ConsentDriftExtension.withDefinition(DEFINITION);

    @Test
    void undeclared() {
      try (Shop shop = Shop.open()) {
        shop.visit("/shop/promo");
      }
    }
  }

  @Test
  void a_webapp_that_has_ended_meanwhile_is_checked_too() {
    assertThat(failures(run(Ended.class))).containsExactly(MESSAGE);
  }

  /** What the tests themselves set. */
  static class Excepted {
    @RegisterExtension
    static final ConsentDriftExtension DRIFT =
        ConsentDriftExtension.withDefinition(DEFINITION).except("other", "pro*");

    @Test
    void undeclared() {
      try (Shop shop = Shop.open()) {
        shop.visit("/shop/promo");
      }
    }
  }

  @Test
  void an_exception_passes() {
    assertThat(failures(run(Excepted.class))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConsentDriftExtension.withDefinition(DEFINITION).except("a*b"))
        .withMessageContaining("a*b");
  }

  /** No filter anywhere. */
  static class Nothing {
    @RegisterExtension
    static final ConsentDriftExtension DRIFT = ConsentDriftExtension.withDefinition(DEFINITION);

    @Test
    void no_webapp() {}
  }

  @Test
  void a_class_without_a_filter_fails_as_nothing_was_checked() {
    assertThat(failures(run(Nothing.class)))
        .singleElement()
        .asString()
        .contains("no cookie was checked", "consentry.service");
  }

  /** Not static, and so too late. */
  static class TooLate {
    @RegisterExtension
    final ConsentDriftExtension drift = ConsentDriftExtension.withDefinition(DEFINITION);

    @Test
    void anything() {}
  }

  @Test
  void a_field_that_is_not_static_is_told_to_be() {
    assertThat(failures(run(TooLate.class)))
        .singleElement()
        .asString()
        .contains("Make the field of ConsentDriftExtension static");
  }

  @Test
  void settings_are_what_they_were_afterwards() {
    System.setProperty("consentry.mode", "enforce");
    try {
      run(Ended.class);
      assertThat(System.getProperty("consentry.mode")).isEqualTo("enforce");
      assertThat(System.getProperty("consentry.service")).isNull();
    } finally {
      System.clearProperty("consentry.mode");
    }
  }

  @Test
  void a_snapshot_is_read_as_the_service_answers_it_and_as_a_filter_keeps_it() throws IOException {
    DriftPolicy policy = DriftPolicy.ofDefinition(DEFINITION);
    Path answer = Files.writeString(directory.resolve("answer.json"), policy.snapshot());
    Path kept =
        Files.writeString(
            directory.resolve("kept"), "0123456789abcdef".repeat(4) + "\n" + policy.snapshot());

    assertThat(DriftPolicy.ofSnapshot(answer)).isEqualTo(policy);
    assertThat(DriftPolicy.ofSnapshot(kept)).isEqualTo(policy);
  }

  @Test
  void a_service_is_asked_for_what_it_has_published() throws IOException {
    DriftPolicy policy = DriftPolicy.ofDefinition(DEFINITION);
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/v1/sites/shop/enforcement",
        exchange -> {
          byte[] body = policy.snapshot().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    try {
      assertThat(DriftPolicy.ofService(address, "shop")).isEqualTo(policy);
      assertThatThrownBy(() -> DriftPolicy.ofService(address, "other"))
          .hasMessageContaining("status 404");
    } finally {
      service.stop(0);
    }
    assertThatThrownBy(() -> DriftPolicy.ofService(address, "shop"))
        .hasMessageContaining("No policy from " + address);
  }

  @Test
  void the_definitions_of_the_five_sites_are_read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../server/src/main/resources/definitions"))) {
      List<Path> definitions = files.toList();
      assertThat(definitions).hasSize(5);
      for (Path file : definitions) {
        assertThat(file.getFileName()).hasToString(DriftPolicy.ofDefinition(file).site() + ".yaml");
      }
    }
  }

  @Test
  void a_policy_that_is_none_is_refused_with_the_reason() throws IOException {
    String good = Files.readString(DEFINITION);
    String[][] bad = {
      {"[", "it is no YAML"},
      {"", "the file is missing, or not a mapping"},
      {good.replace("site: shop", "site: 7"), "site is missing"},
      {good.replace("cookies:", "biscuits:"), "cookies is missing"},
      {good.replace("purposes:", "reasons:"), "purposes is missing"},
      {good.replace("purpose: analytics", "purpose: fun"), "names a purpose that"},
      {good.replace("name: lang", "name: \"la\\\"ng\""), "name is missing, or not a plain text"},
      {good.replace("site: shop", "site: SHOP"), "it names no \"site\""},
    };
    for (String[] one : bad) {
      Path file = Files.writeString(directory.resolve("bad.yaml"), one[0]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DriftPolicy.ofDefinition(file))
          .withMessageContaining("No policy from " + file)
          .withMessageContaining(one[1]);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DriftPolicy.ofSnapshot(directory.resolve("none")))
        .withMessageContaining("cannot be read");
  }
}
