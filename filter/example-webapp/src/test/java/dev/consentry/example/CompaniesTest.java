package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One webapp, five companies: each shows its own name and sets its own preference cookies. */
class CompaniesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "medit,en,Medit,_ga _ga_EXAMPLE1 _fbp ad_segment lang JSESSIONID,visit_source ad_click",
    "medipixel,en,Medipixel,_ga _ga_EXAMPLE1 lang JSESSIONID,visit_source",
    "crscube,ja,CRScube,_ga _ga_EXAMPLE1 lang JSESSIONID,visit_source",
    "sns-helper,ja,SNSヘルパー,lang JSESSIONID,''",
    "easycare,ko,이지케어,_ga _ga_EXAMPLE1 _fbp ad_segment JSESSIONID,visit_source ad_click"
  })
  void looks_and_behaves_like_the_company(
      String id, String language, String name, String onPages, String onRedirect) throws Exception {
    try (RunningWebsite website = new RunningWebsite(id, folder)) {
      HttpResponse<String> home = website.get("/");

      assertThat(home.statusCode()).isEqualTo(200);
      assertThat(home.body())
          .startsWith("<!DOCTYPE html>")
          .contains("<html lang=\"" + language + "\">")
          .contains(name);
      assertThat(String.join(" ", names(home))).isEqualTo(onPages);
      assertThat(website.get("/news").statusCode()).isEqualTo(200);
      assertThat(String.join(" ", names(website.get("/campaign?source=x")))).isEqualTo(onRedirect);
    }
  }

  @Test
  void sns_helper_shows_a_pop_up_until_it_is_hidden() throws Exception {
    try (RunningWebsite website = new RunningWebsite("sns-helper", folder)) {
      assertThat(website.get("/news").body()).contains("id=\"popup\"");

      HttpResponse<String> hidden = website.post("/hide-popup", "");

      assertThat(hidden.statusCode()).isEqualTo(302);
      assertThat(names(hidden)).containsExactly("popup_hidden_news");
      assertThat(website.get("/news", "Cookie", "popup_hidden_news=1").body())
          .doesNotContain("id=\"popup\"");
    }
  }

  @Test
  void easycare_remembers_facility_sign_in_and_the_order_of_lists() throws Exception {
    try (RunningWebsite website = new RunningWebsite("easycare", folder)) {
      HttpResponse<String> signedIn = website.post("/sign-in", "name=Kim&facility=F-100");
      assertThat(names(signedIn)).contains("JSESSIONID", "facility_code", "login_check");
      assertThat(website.calls()).contains("addCookie facility_code", "addHeader login_check");

      assertThat(website.get("/", "Cookie", "facility_code=F-100").body())
          .contains("value=\"F-100\"");
      assertThat(names(website.get("/news?sort=title"))).contains("list_sort");
      assertThat(names(website.get("/news?sort=nonsense"))).doesNotContain("list_sort");
      assertThat(website.get("/news", "Cookie", "list_sort=title").body())
          .contains("href=\"/news?sort=title\" aria-current=\"true\"");

      assertThat(website.post("/sign-out", "").headers().allValues("Set-Cookie"))
          .singleElement()
          .asString()
          .startsWith("login_check=;")
          .contains("Max-Age=0");
    }
  }

  @Test
  void an_unknown_company_stops_the_start() {
    assertThatThrownBy(() -> new RunningWebsite("nobody", folder).close())
        .hasMessageContaining("did not start");
  }

  private static List<String> names(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }
}
