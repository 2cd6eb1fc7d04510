package dev.consentry.filter;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.RefusedCookies;
import dev.consentry.filter.decision.StripListener;
import dev.consentry.filter.decision.VisitorConsent;
import dev.consentry.filter.policy.ChoicesText;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.ConsentToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the gate for a request: whose consent it carries, and what its response has to say of it.
 */
final class GateKeeper {
  private final Supplier<EnforcementPolicy> policies;
  private final CookieRules rules;
  private final boolean enforces;
  private final LongSupplier nowSeconds;
  private final StripListener listener;
  private final KnownTokens tokens = new KnownTokens();
  private final PolicyConsents withoutToken = new PolicyConsents(null);

  GateKeeper(
      Supplier<EnforcementPolicy> policies,
      CookieRules rules,
      boolean enforces,
      LongSupplier nowSeconds,
      StripListener listener) {
    this.policies = policies;
    this.rules = rules;
    this.enforces = enforces;
    this.nowSeconds = nowSeconds;
    this.listener = listener;
  }

  CookieGate gateFor(HttpServletRequest request) {
    EnforcementPolicy policy = policies.get();
    long now = nowSeconds.getAsLong();
    RequestReader reader = new RequestReader(request, policy);
    PolicyConsents consents = consents(reader.token(), policy, now);
    VisitorConsent consent = consents.under(policy).consent(reader.globalPrivacyControl());
    List<String> ownLines =
        enforces && policy.isKnown() ? ownLines(reader, consents, consent, policy, now) : List.of();
    return new CookieGate(rules, consent, policy, now, enforces, ownLines, listener);
  }

  private PolicyConsents consents(@Nullable String token, EnforcementPolicy policy, long now) {
    PolicyConsents found = token == null ? null : tokens.find(token, policy, now);
    return found == null ? withoutToken : found;
  }

  private List<String> ownLines(
      RequestReader reader,
      PolicyConsents consents,
      VisitorConsent consent,
      EnforcementPolicy policy,
      long now) {
    if (reader.cookieHeaders().isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            RefusedCookies.expiries(
                reader.cookieHeaders(), rules, consent, policy, reader.host(), reader.isSecure()));
    String choices = choicesLine(reader, consents, policy, now);
    if (choices != null) {
      lines.add(choices);
    }
    return lines;
  }

  /** What brings {@code consent-choices} in step with the token; null if it is. */
  private static @Nullable String choicesLine(
      RequestReader reader, PolicyConsents consents, EnforcementPolicy policy, long now) {
    PolicyConsents.State state = consents.under(policy);
    String came = reader.choices();
    ConsentToken token = consents.token();
    if (token == null || !state.holds()) {
      return came == null ? null : reader.cookies().expireChoices();
    }
    String expected = state.choices();
    if (expected == null || (came != null && ChoicesText.same(came, expected))) {
      return null;
    }
    return reader.cookies().setChoices(expected, token.expiresAt(), now);
  }
}
