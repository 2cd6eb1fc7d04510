package dev.consentry.filter;

import static dev.consentry.filter.testing.TestSite.FOREIGN_SIGNER;
import static dev.consentry.filter.testing.TestSite.SIGNER;
import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.jwk;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
  private static final EnforcementPolicy POLICY = policy(snapshot());
  private static final EnforcementPolicy OTHER_KEYS =
      policy(snapshot().replace(jwk(SIGNER), jwk(FOREIGN_SIGNER)));
  private static final String TOKEN = SIGNER.sign(claims(SITE, 1, 10_000, "analytics"));

  private static final CookieRules RULES = new CookieRules(Set.of(), false, EnforcementScope.ALL);

  private final KnownTokens tokens = new KnownTokens(RULES);

  private static EnforcementPolicy policy(String json) {
    return new SnapshotParser(SITE).parse(json.getBytes(UTF_8));
  }

  @Test
  void a_known_token_is_verified_once() {
    PolicyConsents first = tokens.find(TOKEN, POLICY, 5_000);

    assertThat(first).isNotNull();
    assertThat(tokens.find(TOKEN, POLICY, 5_001)).isSameAs(first);
  }

  @Test
  void a_known_token_ends_when_its_time_is_over() {
    assertThat(tokens.find(TOKEN, POLICY, 9_999)).isNotNull();
    assertThat(tokens.find(TOKEN, POLICY, 10_000)).isNull();
  }

  @Test
  void other_keys_make_every_token_be_verified_anew() {
    assertThat(tokens.find(TOKEN, POLICY, 5_000)).isNotNull();
    assertThat(tokens.find(TOKEN, OTHER_KEYS, 5_000)).isNull();
    assertThat(tokens.find(TOKEN, OTHER_KEYS, 5_000)).isNull();
    assertThat(tokens.find(TOKEN, POLICY, 5_000)).isNotNull();
  }

  @Test
  void a_flood_of_forged_tokens_evicts_no_good_one() {
    PolicyConsents good = tokens.find(TOKEN, POLICY, 5_000);
    for (int i = 0; i < 30_000; i++) {
      assertThat(tokens.find("forged" + i, POLICY, 5_000)).isNull();
    }

    assertThat(tokens.find(TOKEN, POLICY, 5_000)).isSameAs(good);
  }

  @Test
  void forged_signatures_are_looked_at_so_many_times_in_a_second_and_good_tokens_without_limit() {
    PolicyConsents known = tokens.find(TOKEN, POLICY, 5_000);
    for (int i = 0; i < 2 * VerificationBudget.PER_SECOND; i++) {
      PolicyConsents good = tokens.find(token(i), POLICY, 5_000);
      assertThat(good).isNotNull().isNotSameAs(tokens.putOff());
    }
    for (int i = 0; i < VerificationBudget.PER_SECOND; i++) {
      assertThat(tokens.find(forged(i), POLICY, 5_000)).isNull();
    }

    assertThat(tokens.find(forged(-1), POLICY, 5_000)).isSameAs(tokens.putOff());
    assertThat(tokens.find(token(-1), POLICY, 5_000)).isSameAs(tokens.putOff());
    assertThat(tokens.find(TOKEN, POLICY, 5_000)).isSameAs(known);
    assertThat(tokens.overBudget()).isEqualTo(2);
    assertThat(tokens.find(forged(-1), POLICY, 5_001)).isNull();
    assertThat(tokens.find(token(-1), POLICY, 5_001)).isNotNull().isNotSameAs(tokens.putOff());
  }

  private static String token(int number) {
    return SIGNER.sign(claims(SITE, 1, 10_000 + number, "analytics"));
  }

  private static String forged(int number) {
    return FOREIGN_SIGNER.sign(claims(SITE, 1, 10_000 + number, "analytics"));
  }

  @Test
  void consents_are_worked_out_once_for_each_policy() {
    PolicyConsents consents = new PolicyConsents(RULES, claims(SITE, 1, 10_000, "analytics"));
    PolicyConsents.State state = consents.under(POLICY);

    assertThat(consents.under(POLICY)).isSameAs(state);
    assertThat(consents.under(policy(snapshot()))).isNotSameAs(state);
  }
}
