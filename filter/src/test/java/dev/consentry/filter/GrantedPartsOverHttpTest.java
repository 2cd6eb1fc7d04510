package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor who granted one vendor of a purpose and refused the other, over real HTTP. */
class GrantedPartsOverHttpTest {
  @TempDir static Path directory;
  private static TestService service;
  private static TestWebapp webapp;

  @BeforeAll
  static void start() {
    service = new TestService();
    service.publish(TestSite.snapshotAsking("vendor"));
    webapp =
        TestWebapp.with(
            directory,
            service,
            more ->
                more.page(
                    "/",
                    (request, response) -> {
                      response.addHeader("Set-Cookie", "_ga=1");
                      response.addHeader("Set-Cookie", "hotjar=2");
                      response.addHeader("Set-Cookie", "_fbp=3");
                      response.getWriter().print(request.getHeader("Cookie"));
                    }));
  }

  @AfterAll
  static void stop() {
    webapp.close();
    service.close();
  }

  private static String token(String... vendors) {
    return "consent=" + TestSite.SIGNER.sign(TestSite.partial("analytics", vendors));
  }

  @Test
  void the_granted_vendors_cookie_leaves_and_the_others_do_not() {
    HttpResponse<String> answer = webapp.get("/", "Cookie", token("google"));

    assertThat(cookies(answer))
        .containsExactlyInAnyOrder("_ga=1", cookies(answer).get(cookies(answer).size() - 1))
        .anyMatch(
            line ->
                line.startsWith(
                    "consent-choices=pv=1&analytics=0&analytics/google=1&advertising=0;"));
  }

  @Test
  void the_refused_vendors_cookie_is_hidden_and_expired_and_the_choices_are_in_step() {
    String choices = "; consent-choices=pv=1&analytics=0&analytics/google=1&advertising=0";
    HttpResponse<String> answer =
        webapp.get("/", "Cookie", token("google") + choices + "; _ga=1; hotjar=2");

    assertThat(answer.body()).contains("_ga=1").doesNotContain("hotjar");
    assertThat(cookies(answer))
        .contains("_ga=1")
        .anyMatch(line -> line.startsWith("hotjar=; Max-Age=0"))
        .noneMatch(line -> line.startsWith("_ga=;"))
        .noneMatch(line -> line.startsWith("consent-choices"));
  }
}
