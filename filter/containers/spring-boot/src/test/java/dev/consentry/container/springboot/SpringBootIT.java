package dev.consentry.container.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.container.springboot.RunningShop.Server;
import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of setting a cookie in Spring MVC, with the packaged jar and two properties. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringBootIT {
  private final Server server;
  private final TestService service = new TestService();
  private RunningShop shop;
  private RunningShop keeping;
  private RunningShop bare;

  SpringBootIT(Server server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    String address = "--test.service=" + service.address();
    shop = RunningShop.start(server, List.of(), address);
    keeping = RunningShop.start(server, List.of(), address, "--consentry.unknownCookies=keep");
    bare = RunningShop.start(server, List.of(), address, RunningShop.WITHOUT_THE_FILTER);
  }

  @AfterAll
  void stop() {
    shop.close();
    keeping.close();
    bare.close();
    service.close();
  }

  static Stream<String> ways() {
    return Stream.of(Shop.PATHS, ShopLater.PATHS, ShopAround.PATHS).flatMap(List::stream);
  }

  @Test
  void the_filter_is_the_packaged_one() {
    assertThat(ConsentFilter.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith(".jar");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void without_an_answer_no_refused_cookie_leaves(String way) {
    assertThat(Cookies.in(bare.get(way)))
        .as("without the filter")
        .anyMatch(SpringBootIT::isRefused);
    assertThat(Cookies.in(shop.get(way))).noneMatch(SpringBootIT::isRefused);
  }

  private static boolean isRefused(String line) {
    return !Cookies.isEssential(line);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void with_everything_granted_the_cookies_are_those_of_the_application_without_the_filter(
      String way) {
    String granted =
        "consent="
            + TestSite.token("analytics", "advertising")
            + "; consent-choices=pv=1&analytics=1&advertising=1";

    assertThat(Cookies.withoutSession(keeping.get(way, "Cookie", granted)))
        .isEqualTo(Cookies.withoutSession(bare.get(way)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void status_body_and_type_are_those_of_the_application_without_the_filter(String way) {
    HttpResponse<String> expected = bare.get(way);
    HttpResponse<String> answer = shop.get(way);

    assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    assertThat(answer.body()).isEqualTo(expected.body());
    assertThat(answer.headers().firstValue("Content-Type"))
        .isEqualTo(expected.headers().firstValue("Content-Type"));
  }

  @Test
  void the_session_cookie_leaves() {
    assertThat(Cookies.in(shop.get("/session"))).anyMatch(line -> line.startsWith("JSESSIONID="));
  }

  @Test
  void the_consent_endpoint_answers() {
    service.reply(
        "/widget.js",
        new TestService.Reply(200, Map.of("Content-Type", "text/javascript"), "export {}"));

    assertThat(shop.get("/.consent/widget.js").body()).isEqualTo("export {}");
  }
}
