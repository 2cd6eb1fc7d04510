package dev.consentry.filter.policy;

import static dev.consentry.filter.testing.TestSite.RECORD_ID;
import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.hash;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static dev.consentry.filter.testing.TestSite.snapshotAsking;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.consentry.filter.cookie.CookieName;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotParserTest {
  private static final String BUTTON =
      "\"permanentButton\": {\"ko\": \"설정\", \"en\": \"Privacy\"},";

  private static EnforcementPolicy parse(String json) {
    return new SnapshotParser(SITE).parse(json.getBytes(UTF_8));
  }

  @Test
  void reads_a_snapshot_of_the_contract() {
    EnforcementPolicy policy =
        parse(snapshot(2, "opt-out", "\"cookieDomain\": \"medit.example\","));

    assertThat(policy.isKnown()).isTrue();
    assertThat(policy.version()).isEqualTo(2);
    assertThat(policy.model()).isEqualTo(ConsentModel.OPT_OUT);
    assertThat(policy.purposes())
        .extracting(Purpose::id)
        .containsExactly("essential", "analytics", "advertising");
    assertThat(policy.sharedDomain("www.medit.example")).isEqualTo("medit.example");
    assertThat(policy.sharedDomain("localhost")).isNull();
    CookieRule rule = policy.ruleFor(CookieName.of("_ga_X"));
    assertThat(rule).isNotNull();
    assertThat(rule.domain()).isEqualTo("medit.example");
    assertThat(rule.purpose().id()).isEqualTo("analytics");
    assertThat(policy.isRevoked(RECORD_ID)).isFalse();
  }

  @Test
  void knows_revoked_records_by_their_hash() {
    EnforcementPolicy policy =
        parse(snapshot(1, "opt-in", "\"revoked\": [\"" + hash(RECORD_ID) + "\"],"));

    assertThat(policy.isRevoked(RECORD_ID)).isTrue();
    assertThat(policy.isRevoked("BAAAAAAAAAAAAAAAAAAAAA")).isFalse();
  }

  @Test
  void knows_the_parts_of_a_purpose_that_is_asked_vendor_by_vendor() {
    EnforcementPolicy policy = parse(snapshotAsking("vendor"));

    assertThat(policy.purposes().get(1).parts())
        .extracting(Part::id, Part::index)
        .containsExactly(tuple("google", 0), tuple("hotjar", 1));
    assertThat(policy.purposes().get(2).parts())
        .extracting(Part::id, Part::index)
        .containsExactly(tuple("meta", 2));
    assertThat(policy.purposes().get(0).parts()).isEmpty();
    CookieRule ga = Objects.requireNonNull(policy.ruleFor(CookieName.of("_ga")));
    assertThat(ga.part()).isSameAs(policy.purposes().get(1).parts().get(0));
    CookieRule lang = Objects.requireNonNull(policy.ruleFor(CookieName.of("lang")));
    assertThat(lang.part()).isNull();
  }

  @Test
  void knows_the_parts_of_a_purpose_that_is_asked_cookie_by_cookie() {
    assertThat(parse(snapshotAsking("cookie")).purposes().get(1).parts())
        .extracting(Part::id)
        .containsExactly("_ga", "_ga_*", "hotjar");
  }

  @Test
  void refuses_parts_that_it_does_not_know() {
    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> parse(snapshotAsking("country")))
        .withMessageContaining("neither vendor nor cookie");
    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> parse(snapshotAsking("vendor").replace("\"vendor\": \"hotjar\",", "")))
        .withMessageContaining("\"vendor\" is missing");
  }

  @Test
  void knows_what_the_permanent_button_says_in_the_sites_words() {
    assertThat(parse(snapshot()).permanentButton()).isEmpty();
    assertThat(parse(snapshot(1, "opt-in", BUTTON)).permanentButton())
        .containsExactly(entry("ko", "설정"), entry("en", "Privacy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"X\"", "{\"en\": 1}", "{\"en\": \"\"}", "{\"en\": null}"})
  void refuses_words_on_the_permanent_button_that_are_none(String words) {
    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> parse(snapshot(1, "opt-in", "\"permanentButton\": " + words + ",")));
  }

  @Test
  void passes_over_members_that_it_does_not_know() {
    assertThat(parse(snapshot(1, "opt-in", "\"comment\": {\"a\": [1]},")).version()).isEqualTo(1);
  }

  @Test
  void refuses_every_snapshot_that_was_cut_off() {
    byte[] whole = snapshot().strip().getBytes(UTF_8);
    SnapshotParser parser = new SnapshotParser(SITE);

    IntStream.range(0, whole.length)
        .forEach(
            length ->
                assertThatExceptionOfType(SnapshotException.class)
                    .isThrownBy(() -> parser.parse(java.util.Arrays.copyOf(whole, length))));
  }

  @Test
  void refuses_a_snapshot_of_another_site() {
    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> new SnapshotParser("easycare").parse(snapshot().getBytes(UTF_8)))
        .withMessageContaining("another site");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\": 1|\"format\": 2|format",
        "\"format\": 1|\"format\": \"1\"|format",
        "\"format\": 1,||format",
        "\"policyVersion\": 1|\"policyVersion\": 0|policyVersion",
        "\"policyVersion\": 1|\"policyVersion\": 99999999999|policyVersion",
        "opt-in|maybe|model",
        "{\"id\": \"essential\"},||essential",
        "\"since\": 1}|\"since\": 2}|since",
        "\"since\": 1}|\"until\": 1}|since",
        "\"id\": \"advertising\"|\"id\": \"analytics\"|purposes",
        "\"id\": \"advertising\"|\"id\": \"A\"|purposes",
        "\"name\": \"lang\"|\"name\": \"_ga\"|cookies",
        "\"name\": \"lang\"|\"name\": \"l ang\"|cookies",
        "\"name\": \"lang\"|\"name\": \"*\"|cookies",
        "\"name\": \"lang\"|\"name\": \"l*g\"|cookies",
        "\"name\": \"lang\"|\"name\": 5|name",
        "\"purpose\": \"essential\"|\"purpose\": \"other\"|purpose",
        "\"path\": \"/app\"|\"path\": \"app\"|path",
        "\"path\": \"/app\"|\"path\": \"/a;b\"|path",
        "\"domain\": \"medit.example\"|\"domain\": \"medit example\"|domain",
        "\"domain\": \"medit.example\"|\"domain\": null|domain",
        "\"revoked\": []|\"revoked\": [\"x\"]|revoked",
        "\"revoked\": []|\"revoked\": [\"!!!!!!!!!!!!!!!!!!!!!!\"]|revoked",
        "\"revoked\": []|\"revoked\": [7]|revoked",
        "\"revoked\": []|\"revoked\": {}|revoked",
        "\"revoked\": [],||revoked",
        "\"cookies\": [|\"cookies\": [7,|cookies",
        "\"kty\":\"OKP\"|\"kty\":\"RSA\"|keys",
        "\"kid\":\"q7\"|\"kid\":\"q 7\"|keys",
        "\"x\":\"|\"x\":\"!|keys",
        "\"model\"|\"model\": \"opt-in\", \"model\"|JSON",
      })
  void refuses_what_does_not_hold_and_names_it(String was, String is, String named) {
    String changed =
        snapshot()
            .replaceFirst(
                java.util.regex.Pattern.quote(was),
                is == null ? "" : java.util.regex.Matcher.quoteReplacement(is));

    assertThat(changed).isNotEqualTo(snapshot());
    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> parse(changed))
        .withMessageContaining(named);
  }

  @Test
  void refuses_two_keys_of_one_id() {
    String twice = snapshot().replaceFirst("\"keys\": \\[(.*)\\]", "\"keys\": [$1,$1]");

    assertThatExceptionOfType(SnapshotException.class)
        .isThrownBy(() -> parse(twice))
        .withMessageContaining("same kid");
  }

  @Test
  void the_unknown_policy_knows_nothing() {
    EnforcementPolicy unknown = EnforcementPolicy.unknown(SITE);

    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.site()).isEqualTo(SITE);
    assertThat(unknown.ruleFor(CookieName.of("_ga"))).isNull();
  }
}
