package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 'before' picture: nobody was asked, and every cookie is set. */
class BeforeConsentryTest {
  @TempDir static Path folder;
  private static RunningWebsite website;

  @BeforeAll
  static void start() throws Exception {
    website = new RunningWebsite("medit", folder);
  }

  @AfterAll
  static void stop() throws Exception {
    website.close();
  }

  @BeforeEach
  void forget() {
    website.calls();
  }

  @Test
  void runs_without_the_filter() throws Exception {
    assertThat(website.get("/.consent/widget.js").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_sets_analytics_cookies_by_add_cookie_and_by_add_header() throws Exception {
    Map<String, String> cookies = cookies(website.get("/"));

    assertThat(website.calls()).contains("addCookie _ga", "addHeader _ga_EXAMPLE1");
    assertThat(cookies.get("_ga")).contains("Max-Age=63072000").contains("Path=/");
    assertThat(cookies.get("_ga_EXAMPLE1")).contains("Max-Age=63072000");
  }

  @Test
  void a_page_sets_advertising_cookies_by_add_cookie_and_http_only_by_add_header()
      throws Exception {
    Map<String, String> cookies = cookies(website.get("/"));

    assertThat(website.calls()).contains("addCookie _fbp", "addHeader ad_segment");
    assertThat(cookies.get("_fbp")).contains("Max-Age=7776000").doesNotContain("HttpOnly");
    assertThat(cookies.get("ad_segment")).endsWith("; HttpOnly");
  }

  @Test
  void a_redirect_sets_an_http_only_analytics_cookie_and_an_advertising_cookie() throws Exception {
    HttpResponse<String> answer = website.get("/campaign?source=newsletter");

    assertThat(website.calls())
        .containsExactly("addCookie visit_source", "addHeader ad_click", "sendRedirect");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).endsWith("/"));
    assertThat(cookies(answer).get("visit_source")).startsWith("newsletter;").contains("HttpOnly");
    assertThat(cookies(answer).get("ad_click")).startsWith("newsletter;");
  }

  @Test
  void a_source_that_is_no_name_never_gets_into_a_cookie() throws Exception {
    assertThat(cookies(website.get("/campaign?source=a%3Bb%0D%0Ac")).get("visit_source"))
        .startsWith("unknown;");
    assertThat(cookies(website.get("/campaign")).get("ad_click")).startsWith("unknown;");
  }

  @Test
  void the_second_page_sets_the_same_and_a_session_and_a_language() throws Exception {
    assertThat(cookies(website.get("/news")))
        .containsOnlyKeys("_ga", "_ga_EXAMPLE1", "_fbp", "ad_segment", "lang", "JSESSIONID");
  }

  @Test
  void a_returning_browser_keeps_its_own_numbers() throws Exception {
    Map<String, String> cookies =
        cookies(website.get("/", "Cookie", "_ga=GA1.1.123456789.1700000000; _fbp=nonsense"));

    assertThat(cookies.get("_ga")).startsWith("GA1.1.123456789.1700000000;");
    assertThat(cookies.get("_fbp")).startsWith("fb.1.");
  }

  @Test
  void lists_the_names_that_the_browser_sent_by_purpose_but_no_values() throws Exception {
    String page =
        website.get("/", "Cookie", "_ga=GA1.1.77777.88888; ad_click=cherries; mystery=x").body();

    assertThat(group(page, "analytics")).contains("<code>_ga</code>").doesNotContain("ad_click");
    assertThat(group(page, "advertising")).contains("<code>ad_click</code>");
    assertThat(group(page, "essential")).doesNotContain("<code>");
    assertThat(group(page, "other")).contains("<code>mystery</code>");
    assertThat(page).doesNotContain("cherries", "77777");
  }

  @Test
  void a_page_allows_nothing_but_its_own_origin_and_has_nothing_inline() throws Exception {
    for (String path : List.of("/", "/news")) {
      HttpResponse<String> answer = website.get(path);

      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'self';")
          .doesNotContain("unsafe");
      assertThat(answer.body())
          .contains("<script type=\"module\" src=\"/.consent/widget.js\"></script>")
          .contains("<a href=\"/.consent/preferences?language=")
          .doesNotContain("<style")
          .doesNotContain(" style=")
          .doesNotContainPattern("\\son\\w+=");
    }
  }

  @Test
  void styles_are_files_of_this_origin_with_the_companys_colour() throws Exception {
    assertThat(website.get("/theme.css").body()).contains("--accent: #1257c9");
    assertThat(website.get("/theme.css").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/css");
    assertThat(website.get("/site.css").body()).contains("var(--accent)");
  }

  private static Map<String, String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private static String group(String page, String purpose) {
    int start = page.indexOf("data-purpose=\"" + purpose + "\"");
    assertThat(start).as("group of " + purpose).isNotNegative();
    return page.substring(start, page.indexOf("</dd>", start));
  }
}
