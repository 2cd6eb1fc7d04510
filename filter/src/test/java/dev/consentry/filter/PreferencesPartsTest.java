package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors and cookies within a purpose, on the preferences without scripts. */
class PreferencesPartsTest {
  private static final String CHOICES = "/v1/sites/medit/choices";
  private static final String PAGE = "/.consent/preferences";
  private static final String FORM_TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String SHOWN =
      "form=" + FORM_TOKEN + "&version=1&hash=hash-1&language=en&return=%2F";

  @TempDir Path directory;
  private TestService service;
  private TestWebapp webapp;

  @BeforeEach
  void start() {
    service = new TestService();
    service.publish(TestSite.snapshotAsking("vendor"));
    service.reply(CHOICES, Reply.json(422, "{}"));
    asking("vendor");
    webapp =
        TestWebapp.with(
            directory,
            service,
            more ->
                more.page("/", (request, response) -> response.addHeader("Set-Cookie", "_ga=1")));
    Eventually.holds(
        "the policy is there",
        () ->
            cookies(webapp.get("/", "Cookie", "consent=" + TestSite.token("analytics")))
                .contains("_ga=1"));
  }

  @AfterEach
  void stop() {
    webapp.close();
    service.close();
  }

  private void asking(String each) {
    String notice =
        TestNotice.english()
            .replace("\"since\": 1}", "\"since\": 1, \"askEach\": \"" + each + "\"}")
            .replace(
                "\"cookies\": [",
                "\"cookies\": [{\"name\": \"hotjar\", \"purpose\": \"analytics\", \"vendor\": \"hotjar\", \"lifetime\": \"P1D\"},")
            .replace(
                "\"vendors\": [",
                "\"vendors\": [{\"id\": \"hotjar\", \"name\": \"Hotjar\", \"countries\": [\"MT\"]},"
                    + "{\"id\": \"google\", \"name\": \"Google\", \"countries\": [\"US\"]},")
            .replace(
                "\"_ga\", \"purpose\": \"analytics\", \"vendor\": \"medit\"",
                "\"_ga\", \"purpose\": \"analytics\", \"vendor\": \"google\"");
    service.reply(TestNotice.PATH, Reply.json(200, notice));
  }

  private String answer(String fields, String token) {
    webapp.send(
        webapp
            .request(
                PAGE,
                "Sec-Fetch-Site",
                "same-origin",
                "Cookie",
                "consent-form=" + FORM_TOKEN + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(SHOWN + fields)));
    return service.seen(CHOICES).get(0).body();
  }

  @Test
  void each_vendor_has_a_box_of_its_own_and_nothing_is_ticked() {
    HttpResponse<String> page = webapp.get(PAGE);

    assertThat(page.body())
        .contains("<details open=\"\">")
        .contains("value=\"analytics/hotjar\"", "value=\"analytics/google\"", "<span>Hotjar</span>")
        .contains("value=\"advertising\"")
        .doesNotContain("value=\"analytics\"", "checked");
  }

  @Test
  void each_cookie_has_a_box_of_its_own() {
    asking("cookie");

    assertThat(webapp.get(PAGE).body())
        .contains("value=\"analytics/hotjar\"", "value=\"analytics/_ga\"", "<span>_ga</span>")
        .doesNotContain("<span>Google</span>");
  }

  @Test
  void what_is_granted_is_ticked() {
    String token = TestSite.SIGNER.sign(TestSite.partial("analytics", "google"));

    assertThat(webapp.get(PAGE, "Cookie", "consent=" + token).body())
        .contains("value=\"analytics/google\" checked")
        .doesNotContain("value=\"analytics/hotjar\" checked");
    assertThat(webapp.get(PAGE, "Cookie", "consent=" + TestSite.token("analytics")).body())
        .contains("value=\"analytics/google\" checked", "value=\"analytics/hotjar\" checked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "&grant=analytics%2Fgoogle&action=save;'\"action\":\"save\",\"choices\":{\"analytics\":true,\"advertising\":false},\"parts\":{\"analytics\":{\"hotjar\":false,\"google\":true}}'",
        "&grant=analytics/google&grant=analytics/hotjar&action=save;'\"choices\":{\"analytics\":true,\"advertising\":false}}'",
        "&grant=analytics&action=save;'\"choices\":{\"analytics\":false,\"advertising\":false}}'",
        "&action=save;'\"choices\":{\"analytics\":false,\"advertising\":false}}'",
        "&action=accept-all;'\"action\":\"accept-all\",\"choices\":{\"analytics\":true,\"advertising\":true}}'",
        "&grant=analytics/google&action=refuse-all;'\"action\":\"refuse-all\",\"choices\":{\"analytics\":false,\"advertising\":false}}'"
      })
  void the_form_answers_each_vendor(String fields, String sent) {
    assertThat(answer(fields, "")).contains(sent);
  }

  @Test
  void taking_one_vendor_back_is_a_withdrawal_and_leaving_them_as_they_were_is_none() {
    String whole = "; consent=" + TestSite.token("analytics");

    assertThat(answer("&grant=analytics/google&action=save", whole))
        .contains("\"action\":\"withdraw\"", "\"parts\"");
  }

  @Test
  void granting_more_is_no_withdrawal() {
    String token = TestSite.SIGNER.sign(TestSite.partial("analytics", "google"));

    assertThat(
            answer(
                "&grant=analytics/google&grant=analytics/hotjar&action=save", "; consent=" + token))
        .contains("\"action\":\"save\"");
  }

  @Test
  void a_notice_that_asks_in_an_unknown_way_is_none() {
    asking("country");

    assertThat(webapp.get(PAGE).statusCode()).isEqualTo(503);
  }
}
