package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The preferences without scripts, over real HTTP on both sides. */
class PreferencesFormTest {
  private static final String CHOICES = "/v1/sites/medit/choices";
  private static final String PAGE = "/.consent/preferences";
  private static final String FORM_TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String FORM_COOKIE = "consent-form=" + FORM_TOKEN;
  private static final String SHOWN =
      "form=" + FORM_TOKEN + "&version=1&hash=hash-1&language=en&return=%2Fnews%3Fa%3D1";

  @TempDir Path directory;
  private TestService service;
  private TestWebapp webapp;

  @BeforeEach
  void start() {
    service = new TestService();
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.english()));
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

  private HttpResponse<String> post(String fields, String... headers) {
    return webapp.send(
        webapp
            .request(PAGE, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  private HttpResponse<String> answer(String fields) {
    return post(
        SHOWN + fields, "Sec-Fetch-Site", "same-origin", "Cookie", FORM_COOKIE, "Sec-GPC", "0");
  }

  private void recordsEverything() {
    String receipt =
        "{\"token\":\"%s\",\"receipt\":{\"policyVersion\":1,\"choices\":{\"analytics\":true,\"advertising\":false}}}";
    service.reply(CHOICES, Reply.json(201, receipt.formatted(TestSite.token("analytics"))));
  }

  private List<String> recorded() {
    return service.seen(CHOICES).stream().map(TestService.Seen::body).toList();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.consent/", PAGE})
  void shows_the_whole_notice_in_a_form_that_needs_no_script(String path) {
    HttpResponse<String> page = webapp.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("<html lang=\"en\" dir=\"ltr\">", "<title>Cookie settings · Medit</title>")
        .contains("Cookies &amp; choices", "Some of them are &lt;b&gt;optional&lt;/b&gt;.")
        .contains("<legend>Analytics</legend>", "Counting visits.", "We do not know.")
        .contains("Always on", "<code>_ga</code>", "2 years", "until the browser closes")
        .contains("South Korea", "Letterbox", "Sends letters.", "mailto:privacy@medit.example")
        .contains("hreflang=\"ko\"", "Refuse all", "Accept all", "Save choices")
        .doesNotContain("javascript:", "<script", "checked", "style=\"", "onclick");
  }

  @Test
  void allows_itself_nothing_but_its_own_style_and_form() throws Exception {
    HttpResponse<String> page = webapp.get(PAGE);

    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.body());
    assertThat(style.find()).isTrue();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(UTF_8));
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void speaks_the_language_of_the_notice_and_asks_the_service_for_the_visitors() {
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.in("ar", "ملفات", "hash-1")));

    HttpResponse<String> page =
        webapp.get(PAGE + "?language=ar", "Accept-Language", "ko;q=0.5, ja");

    assertThat(page.body())
        .contains("<html lang=\"ar\" dir=\"rtl\">", "رفض الكل", "سنتان")
        .doesNotContain("Refuse all");
    assertThat(service.seen(TestNotice.PATH))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.uri()).endsWith("?language=ar");
              assertThat(seen.headers()).containsEntry("Accept-language", "ko;q=0.5, ja");
            });
  }

  @Test
  void says_it_in_the_sites_own_words_where_it_has_any() {
    String words =
        "{\"refuseAll\": \"No, <thanks>\", \"alwaysOn\": \"Needed\", \"language\": \"x\", \"new\": \"?\"}";
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.saying("en", words)));

    assertThat(webapp.get(PAGE).body())
        .contains("<html lang=\"en\"", "No, &lt;thanks&gt;", "Needed", "Accept all", "2 years")
        .doesNotContain("Refuse all", "Always on", "lang=\"x\"");
  }

  @Test
  void words_of_the_site_in_a_language_that_is_not_ours_are_marked_as_that_language() {
    service.reply(
        TestNotice.PATH, Reply.json(200, TestNotice.saying("eo", "{\"refuseAll\": \"Rifuzi\"}")));

    assertThat(webapp.get(PAGE).body())
        .contains("<html lang=\"eo\"", ">Rifuzi<")
        .doesNotContain("lang=\"en\" dir");
  }

  @Test
  void words_on_the_permanent_button_alone_make_no_other_word_the_sites() {
    String words = "{\"permanentButton\": \"Elektoj\"}";
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.saying("eo", words)));

    assertThat(webapp.get(PAGE).body())
        .contains("lang=\"en\" dir", "Refuse all")
        .doesNotContain("Elektoj");
  }

  @Test
  void shows_what_is_granted_and_what_the_browsers_signal_keeps_off() {
    String token = "consent=" + TestSite.token("analytics", "advertising");

    String page = webapp.get(PAGE, "Cookie", token).body();
    String signalled = webapp.get(PAGE, "Cookie", token, "Sec-GPC", "1").body();

    assertThat(page)
        .contains("value=\"analytics\" checked=\"\"", "value=\"advertising\" checked=\"\"");
    assertThat(signalled)
        .contains("value=\"analytics\" checked=\"\"", "value=\"advertising\" disabled=\"\"")
        .contains("Global Privacy Control");
    assertThat(webapp.get(PAGE, "Cookie", "consent=forged").body()).doesNotContain("checked");
  }

  @Test
  void a_saved_answer_sets_the_cookies_and_is_confirmed_on_a_page_of_its_own() {
    recordsEverything();

    HttpResponse<String> answer = answer("&action=save&grant=analytics");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location"))
        .isEqualTo("preferences?saved=1&language=en&return=%2Fnews%3Fa%3D1");
    assertThat(cookies(answer))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("consent=").contains("; HttpOnly"),
            line -> assertThat(line).startsWith("consent-choices=pv=1&"));
    assertThat(recorded())
        .containsExactly(
            "{\"policyVersion\":1,\"noticeHash\":\"hash-1\",\"language\":\"en\",\"action\":\"save\","
                + "\"choices\":{\"analytics\":true,\"advertising\":false}}");

    String kept = "consent=" + TestSite.token("analytics");
    HttpResponse<String> page =
        webapp.get("/.consent/" + header(answer, "Location"), "Cookie", kept);
    assertThat(page.body())
        .contains("<p role=\"status\">Your choice is saved.</p>")
        .contains("<a href=\"/news?a=1\">Back to the page</a>");
  }

  @Test
  void a_browser_that_keeps_no_cookies_is_not_told_that_its_choice_is_saved() {
    HttpResponse<String> page = webapp.get(PAGE + "?saved=1");

    assertThat(page.body()).contains("keeps no cookies").doesNotContain("is saved");
  }

  @ParameterizedTest
  @CsvSource({
    "accept-all, accept-all, true, true",
    "refuse-all, refuse-all, false, false",
    "save, save, false, false",
  })
  void each_button_means_what_it_says(
      String button, String action, boolean analytics, boolean advertising) {
    recordsEverything();

    assertThat(answer("&action=" + button).statusCode()).isEqualTo(303);

    assertThat(recorded())
        .singleElement()
        .asString()
        .contains("\"action\":\"" + action + "\"")
        .contains("\"analytics\":" + analytics + ",\"advertising\":" + advertising);
  }

  @Test
  void refusing_what_was_granted_is_a_withdrawal_of_that_visitor() {
    recordsEverything();
    String token = TestSite.token("analytics");

    post(
        SHOWN + "&action=refuse-all",
        "Sec-Fetch-Site",
        "same-origin",
        "Cookie",
        FORM_COOKIE + "; consent=" + token);

    assertThat(recorded()).singleElement().asString().contains("\"action\":\"withdraw\"");
    assertThat(service.seen(CHOICES))
        .extracting(seen -> seen.headers().get("Authorization"))
        .containsExactly("Bearer " + token);
  }

  @Test
  void the_browsers_signal_keeps_advertising_off_whatever_the_form_says() {
    recordsEverything();

    post(
        SHOWN + "&action=accept-all&grant=advertising",
        "Sec-Fetch-Site",
        "same-origin",
        "Cookie",
        FORM_COOKIE,
        "Sec-GPC",
        "1");

    assertThat(recorded())
        .singleElement()
        .asString()
        .contains("\"action\":\"save\"", "\"analytics\":true,\"advertising\":false");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, " + FORM_COOKIE + ", " + FORM_TOKEN,
    "Sec-Fetch-Site, same-site, " + FORM_COOKIE + ", " + FORM_TOKEN,
    "Origin, https://evil.example, " + FORM_COOKIE + ", " + FORM_TOKEN,
    "Origin, null, " + FORM_COOKIE + ", " + FORM_TOKEN,
    "Sec-Fetch-Site, same-origin, " + FORM_COOKIE + ", BBBBBBBBBBBBBBBBBBBBBB",
    "Sec-Fetch-Site, same-origin, consent-form=, ''",
    "Sec-Fetch-Site, same-origin, other=1, " + FORM_TOKEN,
    "X-Nothing, x, " + FORM_COOKIE + ", BBBBBBBBBBBBBBBBBBBBBB",
    "X-Nothing, x, other=1, " + FORM_TOKEN,
  })
  void a_form_from_elsewhere_records_nothing(
      String header, String value, String cookie, String token) {
    recordsEverything();

    HttpResponse<String> answer =
        post(
            "form=" + token + "&version=1&hash=hash-1&language=en&action=accept-all",
            header,
            value,
            "Cookie",
            cookie);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("role=\"alert\"", "Nothing was recorded.");
    assertThat(recorded()).isEmpty();
    assertThat(cookies(answer)).allMatch(line -> line.startsWith("consent-form="));
  }

  @Test
  void a_browser_that_says_nothing_of_where_a_form_comes_from_proves_it_by_the_cookie() {
    recordsEverything();
    HttpResponse<String> page = webapp.get(PAGE);
    String cookie = cookies(page).get(0);
    Matcher field = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(field.find()).isTrue();
    assertThat(cookie)
        .isEqualTo("consent-form=" + field.group(1) + "; Path=/; SameSite=Strict; HttpOnly");

    HttpResponse<String> answer =
        post(
            "form=" + field.group(1) + "&hash=hash-1&language=en&action=refuse-all",
            "Cookie",
            cookie.substring(0, cookie.indexOf(';')));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(webapp.get(PAGE, "Cookie", FORM_COOKIE).body()).contains(FORM_TOKEN);
  }

  @Test
  void a_form_without_the_value_has_to_come_from_here_by_the_browsers_own_word() {
    recordsEverything();
    String fields = "version=1&hash=hash-1&language=en&action=refuse-all";

    assertThat(post(fields).statusCode()).isEqualTo(403);
    assertThat(post(fields, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
    assertThat(post(fields, "Origin", webapp.address()).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "evil",
        "",
      })
  void leads_back_to_this_site_only(String path) {
    HttpResponse<String> page = webapp.get(PAGE + "?return=" + URLEncoder.encode(path, UTF_8));

    assertThat(page.body()).contains("<a href=\"/\">Back to the page</a>").doesNotContain("evil");
    assertThat(
            header(answer("&action=settings&return=" + URLEncoder.encode(path, UTF_8)), "Location"))
        .startsWith("preferences?");
  }

  @Test
  void leads_back_to_the_page_that_linked_here_if_that_was_this_sites() {
    String host = webapp.address().substring("http://".length());

    assertThat(webapp.get(PAGE, "Referer", "http://" + host + "/news?a=1&b").body())
        .contains("<a href=\"/news?a=1&amp;b\">");
    assertThat(webapp.get(PAGE, "Referer", "https://evil.example/news").body())
        .contains("<a href=\"/\">");
  }

  @Test
  void an_answer_to_an_older_notice_is_asked_again_and_not_recorded() {
    recordsEverything();
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.in("en", "New", "hash-2")));

    HttpResponse<String> answer = answer("&action=accept-all");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("This has changed. Please answer again.", "value=\"hash-2\"")
        .doesNotContain("checked");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void the_services_refusal_of_an_older_notice_is_shown_the_same_way() {
    service.reply(
        CHOICES,
        new Reply(409, Map.of("Content-Type", "application/problem+json"), "{\"status\":409}"));

    HttpResponse<String> answer = answer("&action=accept-all");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("This has changed. Please answer again.");
  }

  @Test
  void an_answer_that_could_not_be_confirmed_stays_in_the_form() {
    service.reply(CHOICES, Reply.json(500, "{}"));

    HttpResponse<String> answer = answer("&action=save&grant=advertising");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("Saving could not be confirmed.", "value=\"advertising\" checked=\"\"");
    assertThat(cookies(answer)).allMatch(line -> line.startsWith("consent-form="));
  }

  @Test
  void while_the_service_is_down_the_page_says_so_and_keeps_the_answer_for_another_try() {
    service.stop();

    HttpResponse<String> page = webapp.get(PAGE, "Accept-Language", "ko-KR,en;q=0.5");
    HttpResponse<String> answer = answer("&action=save&grant=analytics");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(header(page, "Retry-After")).isEqualTo("5");
    assertThat(page.body()).contains("<html lang=\"ko\" dir=\"ltr\">", "설정을 불러올 수 없습니다.", "다시 시도");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("The settings cannot be reached.", "Nothing was recorded.")
        .contains("name=\"grant\" value=\"analytics\"", "name=\"action\" value=\"save\"");
    assertThat(cookies(answer)).allMatch(line -> line.startsWith("consent-form="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"hash\":\"h\",\"notice\":{}}", "[]", "{\"hash\":1,\"notice\":7}"})
  void garbage_in_place_of_a_notice_is_no_page(String garbage) {
    service.reply(TestNotice.PATH, Reply.json(200, garbage));

    assertThat(webapp.get(PAGE).statusCode()).isEqualTo(503);
  }

  @Test
  void what_is_no_form_of_this_page_is_refused_with_a_reason() {
    recordsEverything();

    assertThat(answer("&action=everything").statusCode()).isEqualTo(400);
    assertThat(answer("").statusCode()).isEqualTo(400);
    assertThat(answer("&action=save&" + "x".repeat(16 * 1024)).statusCode()).isEqualTo(413);
    assertThat(
            webapp
                .send(
                    webapp
                        .request(PAGE, "Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(SHOWN)))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            webapp
                .send(webapp.request(PAGE).PUT(BodyPublishers.ofString(SHOWN)))
                .headers()
                .firstValue("Allow"))
        .contains("GET, HEAD, POST");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void by_https_the_value_against_forged_forms_is_bound_to_the_host() {
    try (TestWebapp secure =
        TestWebapp.with(
            directory.resolve("secure"),
            service,
            more -> {
              more.behindTls();
              more.page("/", (request, response) -> response.getWriter().print("webapp"));
            })) {
      assertThat(cookies(secure.get(PAGE)))
          .singleElement()
          .asString()
          .startsWith("__Host-consent-form=")
          .endsWith("; Path=/; SameSite=Strict; HttpOnly; Secure");
    }
  }

  @Test
  void the_forms_cookie_is_neither_expired_nor_hidden_by_the_filter() {
    assertThat(cookies(webapp.get("/", "Cookie", FORM_COOKIE))).isEmpty();
  }
}
