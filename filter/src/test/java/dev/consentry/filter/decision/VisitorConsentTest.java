package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.RECORD_ID;
import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.hash;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.Purpose;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.token.ConsentToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorConsentTest {
  private static final EnforcementPolicy OPT_IN = policy(snapshot());

  private static EnforcementPolicy policy(String json) {
    return new SnapshotParser(SITE).parse(json.getBytes(UTF_8));
  }

  private static ConsentToken token(int version, String... grants) {
    return claims(SITE, version, 10_000, grants);
  }

  private static @Nullable StripReason refusal(
      String purpose, @Nullable ConsentToken token, EnforcementPolicy policy, boolean gpc) {
    Purpose found =
        policy.purposes().stream()
            .filter(one -> one.id().equals(purpose))
            .findFirst()
            .orElseThrow();
    return VisitorConsent.of(token, policy, gpc).refusalOf(found);
  }

  @Test
  void a_token_grants_what_it_names_and_refuses_the_rest() {
    assertThat(refusal("analytics", token(1, "analytics"), OPT_IN, false)).isNull();
    assertThat(refusal("advertising", token(1, "analytics"), OPT_IN, false))
        .isEqualTo(StripReason.REFUSED);
  }

  @Test
  void essential_needs_no_grant() {
    assertThat(refusal("essential", null, OPT_IN, true)).isNull();
    assertThat(refusal("essential", token(1), OPT_IN, true)).isNull();
  }

  @Test
  void without_an_answer_opt_in_refuses() {
    assertThat(refusal("analytics", null, OPT_IN, false)).isEqualTo(StripReason.NOT_ANSWERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt-out", "notice-only"})
  void without_an_answer_the_other_models_grant_until_the_visitor_refuses(String model) {
    EnforcementPolicy policy = policy(snapshot(1, model, ""));

    assertThat(refusal("analytics", null, policy, false)).isNull();
    assertThat(refusal("analytics", token(1), policy, false)).isEqualTo(StripReason.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt-in", "opt-out", "notice-only"})
  void global_privacy_control_refuses_advertising_and_nothing_else(String model) {
    EnforcementPolicy policy = policy(snapshot(1, model, ""));
    ConsentToken all = token(1, "analytics", "advertising");

    assertThat(refusal("advertising", all, policy, true)).isEqualTo(StripReason.GPC_SIGNAL);
    assertThat(refusal("advertising", null, policy, true)).isEqualTo(StripReason.GPC_SIGNAL);
    assertThat(refusal("analytics", all, policy, true)).isNull();
  }

  @Test
  void a_material_change_after_the_answer_takes_the_grant_back_for_that_purpose() {
    EnforcementPolicy policy = policy(snapshot(2, "opt-in", ""));
    ConsentToken older = token(1, "analytics", "advertising");

    assertThat(refusal("analytics", older, policy, false)).isEqualTo(StripReason.CHANGED_SINCE);
    assertThat(refusal("advertising", older, policy, false)).isNull();
    assertThat(refusal("analytics", token(2, "analytics"), policy, false)).isNull();
  }

  @Test
  void a_revoked_record_grants_nothing_under_any_model() {
    String revoked = "\"revoked\": [\"" + hash(RECORD_ID) + "\"],";

    assertThat(
            refusal(
                "analytics", token(1, "analytics"), policy(snapshot(1, "opt-in", revoked)), false))
        .isEqualTo(StripReason.REVOKED);
    assertThat(
            refusal(
                "analytics", token(1, "analytics"), policy(snapshot(1, "opt-out", revoked)), false))
        .isEqualTo(StripReason.REVOKED);
  }

  @ParameterizedTest
  @EnumSource(StripReason.class)
  void every_reason_explains_itself_and_names_its_source(StripReason reason) {
    assertThat(reason.explanation()).isNotBlank();
    assertThat(reason.specification()).isNotBlank();
  }
}
