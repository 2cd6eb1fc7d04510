package dev.consentry.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeComposerTest {
  private static final Map<String, Integer> SINCE = Map.of("analytics", 1, "advertising", 1);
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void is_exactly_the_notice_of_the_http_api() {
    Notice notice =
        NoticeComposer.compose(Definitions.read(Definitions.smallest()), 3, NEW_YEAR, SINCE).get(1);
    assertThat(notice.language()).isEqualTo("ko");
    assertThat(notice.json())
        .isEqualTo(
            """
            {"site":"smallest","siteName":"Smallest","policyVersion":3,"effectiveFrom":"2026-01-01T00:00:00Z",\
            "language":"ko","languages":["en","ko"],"title":"선택","introduction":"여쭙니다.","askAgainAfter":"P6M",\
            "purposes":[{"id":"essential","name":"Essential","explanation":"Needed.","required":true},\
            {"id":"analytics","name":"Analytics","explanation":"Counts.","whenRefused":"Not counted.","required":false,"since":1},\
            {"id":"advertising","name":"Advertising","explanation":"Shows.","required":false,"since":1}],\
            "vendors":[{"id":"smallest","name":"Smallest","does":"Runs it","countries":["KR"],\
            "privacyPolicy":"https://www.smallest.example/privacy"}],\
            "cookies":[{"name":"JSESSIONID","purpose":"essential","vendor":"smallest","lifetime":"session"},\
            {"name":"_ga","purpose":"analytics","vendor":"smallest","lifetime":"P2Y","explanation":"Counts."}],\
            "links":[{"title":"More","url":"https://www.smallest.example/more"}],\
            "contacts":[{"role":"Privacy officer","email":"privacy@smallest.example"}]}""");
  }

  @Test
  void carries_the_privacy_policy_of_its_language() {
    List<Notice> notices = NoticeComposer.compose(Definitions.shipped("medit"), 1, NEW_YEAR, SINCE);
    assertThat(notices).extracting(Notice::language).containsExactly("en", "ko", "ja", "zh");
    assertThat(notices.get(1).json())
        .contains("\"privacyPolicy\":\"https://www.medit.example/ko/privacy\",\"purposes\"");
  }

  @Test
  void has_no_links_where_the_definition_has_none() {
    String text =
        Definitions.smallest(
            "links:\n  - title: More\n    url: https://www.smallest.example/more\n", "");
    assertThat(NoticeComposer.compose(Definitions.read(text), 1, NEW_YEAR, SINCE))
        .allSatisfy(notice -> assertThat(notice.json()).contains("\"links\":[]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"medit", "medipixel", "crscube", "sns-helper", "easycare"})
  void has_the_same_bytes_whenever_it_is_composed(String site) {
    assertThat(NoticeComposer.compose(Definitions.shipped(site), 1, NEW_YEAR, SINCE))
        .isEqualTo(NoticeComposer.compose(Definitions.shipped(site), 1, NEW_YEAR, SINCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"medit", "medipixel", "crscube", "sns-helper", "easycare"})
  void is_one_json_object_and_its_hash_that_of_its_bytes(String site) throws Exception {
    for (Notice notice : NoticeComposer.compose(Definitions.shipped(site), 1, NEW_YEAR, SINCE)) {
      assertThat(lastTokenOf(notice.json())).isEqualTo(JsonToken.END_OBJECT);
      assertThat(notice.hash()).hasSize(43).isEqualTo(sha256(notice.json()));
    }
  }

  @Test
  void has_a_hash_of_its_own_for_each_language_version_and_date() {
    PolicyDefinition medit = Definitions.shipped("medit");
    Set<String> hashes = new HashSet<>();
    NoticeComposer.compose(medit, 1, NEW_YEAR, SINCE).forEach(notice -> hashes.add(notice.hash()));
    NoticeComposer.compose(medit, 2, NEW_YEAR, SINCE).forEach(notice -> hashes.add(notice.hash()));
    NoticeComposer.compose(medit, 1, NEW_YEAR.plusMillis(1), SINCE)
        .forEach(notice -> hashes.add(notice.hash()));
    assertThat(hashes).hasSize(12);
  }

  @Test
  void escapes_what_json_must_and_nothing_else() {
    String text =
        Definitions.smallest("title: {en: Your choice", "title: {en: \"</b> \\\"é\\\" 😀\\n\"");
    assertThat(NoticeComposer.compose(Definitions.read(text), 1, NEW_YEAR, SINCE).get(0).json())
        .contains("\"title\":\"</b> \\\"é\\\" 😀\"");
  }

  @Test
  void refuses_a_date_that_a_database_would_round() {
    PolicyDefinition medit = Definitions.shipped("medit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoticeComposer.compose(medit, 1, NEW_YEAR.plusNanos(1), SINCE))
        .withMessageContaining("milliseconds");
  }

  private static JsonToken lastTokenOf(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      JsonToken last = JsonToken.NOT_AVAILABLE;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        last = token;
      }
      return last;
    }
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
