package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What visitors of the four-language website do: read in their language, sign in, sign out. */
class VisitTest {
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

  @ParameterizedTest
  @CsvSource({"en,Cookie settings", "ko,쿠키 설정", "ja,クッキーの設定", "zh,Cookie 设置"})
  void a_link_changes_the_language_and_remembers_it(String language, String settings)
      throws Exception {
    HttpResponse<String> answer = website.get("/?lang=" + language);

    assertThat(answer.body()).contains("<html lang=\"" + language + "\">").contains(settings);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(line -> line.startsWith("lang=" + language + ";"));
  }

  @Test
  void the_remembered_language_beats_what_the_browser_prefers() throws Exception {
    assertThat(website.get("/news", "Cookie", "lang=ja", "Accept-Language", "ko").body())
        .contains("<html lang=\"ja\">");
  }

  @Test
  void the_browsers_preference_beats_the_default() throws Exception {
    assertThat(website.get("/", "Accept-Language", "fr, ko;q=0.8").body())
        .contains("<html lang=\"ko\">");
  }

  @Test
  void a_language_that_is_not_published_falls_back_to_the_default() throws Exception {
    assertThat(website.get("/?lang=fr", "Accept-Language", "de").body())
        .contains("<html lang=\"en\">");
  }

  @Test
  void signing_in_greets_by_name_in_a_new_session_until_signing_out() throws Exception {
    String before = session(website.get("/"));

    HttpResponse<String> signedIn = website.post("/sign-in", "name=Min%3Cb%3E", "Cookie", before);
    String after = session(signedIn);

    assertThat(signedIn.statusCode()).isEqualTo(302);
    assertThat(after).isNotEqualTo(before);
    assertThat(website.get("/", "Cookie", after).body()).contains("Welcome, Min&lt;b&gt;");
    website.post("/sign-out", "", "Cookie", after);
    assertThat(website.get("/", "Cookie", after).body())
        .doesNotContain("Welcome")
        .contains("action=\"/sign-in\"");
  }

  @Test
  void an_empty_name_signs_nobody_in() throws Exception {
    HttpResponse<String> answer = website.post("/sign-in", "name=+");

    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  private static String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> line.startsWith("JSESSIONID="))
        .map(line -> line.substring(0, line.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }
}
