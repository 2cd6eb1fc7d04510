package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The banner that a page includes for visitors without scripts. */
class BannerIncludeTest {
  private static final String INCLUDE = "/.consent/banner";

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
            more -> {
              more.page("/", (request, response) -> response.sendError(404));
              more.page(
                  "/page/*",
                  (request, response) -> {
                    response.getWriter().print("before ");
                    request
                        .getRequestDispatcher(
                            INCLUDE + "?language=" + language(request.getQueryString()))
                        .include(request, response);
                    response.getWriter().print(" after");
                  });
              more.page(
                  "/forwarding",
                  (request, response) ->
                      request.getRequestDispatcher("/page/inner").forward(request, response));
            });
    Eventually.holds("there is a banner", () -> webapp.get("/page/").body().contains("<form"));
  }

  private static String language(String query) {
    return query != null && query.startsWith("ko") ? "ko" : "";
  }

  @AfterEach
  void stop() {
    webapp.close();
    service.close();
  }

  @Test
  void stands_in_the_page_for_browsers_without_scripts_only() {
    String page = webapp.get("/page/a;jsessionid=SECRET?x=1&y=%22").body();

    assertThat(page)
        .startsWith("before <noscript>")
        .endsWith("</noscript> after")
        .contains("<link rel=\"stylesheet\" href=\"/.consent/banner.css?")
        .contains("Cookies &amp; choices", "action=\"/.consent/preferences\"", "value=\"hash-1\"")
        .contains("name=\"return\" value=\"/page/a?x=1&amp;y=%22\"")
        .contains("value=\"refuse-all\"", "value=\"accept-all\"", "value=\"settings\"")
        .doesNotContain("style=", "<script", "name=\"form\"", "SECRET");
  }

  @Test
  void says_it_in_the_sites_own_words() {
    String words = "{\"acceptAll\": \"Yes, gladly\", \"settings\": \"Choose\"}";
    service.reply(TestNotice.PATH, Reply.json(200, TestNotice.saying("de", words)));

    assertThat(webapp.get("/page/?ko").body())
        .contains(">Yes, gladly</button>", ">Choose</button>", ">Alle ablehnen</button>");
  }

  @Test
  void leads_back_to_the_address_that_the_browser_knows() {
    assertThat(webapp.get("/forwarding?a=1").body())
        .contains("name=\"return\" value=\"/forwarding?a=1\"")
        .doesNotContain("inner");
  }

  @Test
  void is_gone_for_a_visitor_who_has_answered_everything() {
    String refused = "consent=" + TestSite.token();

    assertThat(webapp.get("/page/", "Cookie", refused).body()).isEqualTo("before  after");
    assertThat(webapp.get("/page/", "Cookie", "consent=forged").body()).contains("<form");
    service.publish(TestSite.snapshot(2, "opt-in", ""));
    Eventually.holds(
        "a changed purpose is asked about",
        () -> webapp.get("/page/", "Cookie", refused).body().contains("<form"));
  }

  @Test
  void asks_the_service_once_for_many_pages_and_not_in_the_visitors_name() {
    int before = service.seen(TestNotice.PATH).size();
    for (int i = 0; i < 20; i++) {
      webapp.get("/page/?ko", "Accept-Language", "ja;q=0.5, fr", "Cookie", "consent=x");
    }

    assertThat(service.seen(TestNotice.PATH)).hasSize(before + 1);
    assertThat(service.seen(TestNotice.PATH).get(before))
        .satisfies(
            seen -> {
              assertThat(seen.uri()).endsWith("?language=ko");
              assertThat(seen.headers())
                  .containsEntry("Accept-language", "fr,ja")
                  .doesNotContainKey("Cookie");
            });
  }

  @Test
  void the_page_is_there_without_it_while_the_service_is_down() {
    service.stop();

    assertThat(webapp.get("/page/?ko").body()).isEqualTo("before  after");
    assertThat(webapp.get("/page/").body()).as("kept").contains("<form");
  }

  @Test
  void is_nothing_to_be_asked_for_by_itself() {
    assertThat(webapp.get(INCLUDE).statusCode()).isEqualTo(404);
  }

  @Test
  void its_style_may_be_kept_for_as_long_as_its_address() {
    HttpResponse<String> style = webapp.get("/.consent/banner.css?1");

    assertThat(style.body()).startsWith(".consentry-noscript");
    assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
    assertThat(style.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(control -> assertThat(control).contains("immutable"));
  }
}
