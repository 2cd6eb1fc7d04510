package dev.consentry.filter;

import dev.consentry.filter.SettledCookies.Settled;
import dev.consentry.filter.cookie.PublicSuffixes;
import dev.consentry.filter.decision.BrowserRequest;
import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieListener;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.ExpiryMemory;
import dev.consentry.filter.decision.GateOrders;
import dev.consentry.filter.decision.RefusedCookies;
import dev.consentry.filter.decision.VisitorRules;
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
 * Makes the gate for a request: whose consent it carries, what its response has to say of it, and
 * which of its cookies the webapp must not see.
 */
final class GateKeeper {
  private final Supplier<EnforcementPolicy> policies;
  private final boolean enforces;
  private final boolean hidesRefused;
  private final LongSupplier nowSeconds;
  private final ExpiryClock expiry;
  private final FindingListener findings;
  private final KnownTokens tokens;
  private final PolicyConsents withoutToken;
  private final PublicSuffixes suffixes = PublicSuffixList.read();
  private final TriedExpiries triedExpiries = new TriedExpiries();
  private final SettledCookies settledCookies = new SettledCookies();
  private final GateOrders noOrders;

  GateKeeper(
      ConsentFilterConfig config,
      Supplier<EnforcementPolicy> policies,
      CookieRules rules,
      KnownTokens tokens,
      ExpiryClock expiry,
      FindingListener findings) {
    this.policies = policies;
    this.enforces = rules.scope().enforces();
    this.hidesRefused = config.hidesRefused();
    this.nowSeconds = expiry::now;
    this.expiry = expiry;
    this.findings = findings;
    this.tokens = tokens;
    this.withoutToken = new PolicyConsents(rules, null);
    this.noOrders = new GateOrders(List.of(), false, config.debugHeader());
  }

  CookieGate gateFor(HttpServletRequest request) {
    EnforcementPolicy policy = policies.get();
    RequestReader reader = new RequestReader(request, policy);
    boolean signal = reader.globalPrivacyControl();
    String only = reader.onlyCookieHeader();
    PolicyConsents.State settled =
        only == null
            ? null
            : settledCookies.find(only, reader.cookies().tokenName(), policy, signal, expiry);
    return settled == null
        ? gateFor(reader, policy, signal, findings.of(request))
        : new CookieGate(settled.rules(signal), nowSeconds, noOrders, findings.of(request));
  }

  private CookieGate gateFor(
      RequestReader reader, EnforcementPolicy policy, boolean signal, CookieListener listener) {
    long now = expiry.now();
    PolicyConsents consents =
        reader.hasCookies() ? consents(reader.token(), policy, now) : withoutToken;
    PolicyConsents.State state = consents.under(policy);
    VisitorRules rules = state.rules(signal);
    GateOrders orders =
        reader.hasCookies() && enforces && policy.isKnown()
            ? orders(reader, consents, state, rules, now)
            : noOrders;
    String only = reader.onlyCookieHeader();
    ConsentToken token = consents.token();
    if (only != null && token != null && orders.isEmpty()) {
      settledCookies.put(
          new Settled(only, reader.cookies().tokenName(), state, token.expiresAt(), signal));
    }
    return new CookieGate(rules, nowSeconds, orders, listener);
  }

  private PolicyConsents consents(@Nullable String token, EnforcementPolicy policy, long now) {
    PolicyConsents found = token == null ? null : tokens.find(token, policy, now);
    return found == null ? withoutToken : found;
  }

  private GateOrders orders(
      RequestReader reader,
      PolicyConsents consents,
      PolicyConsents.State state,
      VisitorRules rules,
      long now) {
    boolean refused = RefusedCookies.anyIn(reader.cookieHeaders(), rules);
    if (consents == tokens.putOff()) {
      return new GateOrders(List.of(), refused && hidesRefused, noOrders.debugs());
    }
    String choices = choicesLine(reader, consents.token(), state, now);
    if (!refused && choices == null) {
      return noOrders;
    }
    List<String> lines = new ArrayList<>();
    if (refused) {
      ExpiryMemory memory = triedExpiries.of(reader.browser(), now);
      lines.addAll(RefusedCookies.expiries(rules, browserRequest(reader), suffixes, memory));
    }
    if (choices != null) {
      lines.add(choices);
    }
    return new GateOrders(lines, refused && hidesRefused, noOrders.debugs());
  }

  private static BrowserRequest browserRequest(RequestReader reader) {
    return new BrowserRequest(
        reader.cookieHeaders(), reader.host(), reader.uri(), reader.isSecure());
  }

  /** What brings {@code consent-choices} in step with the token; null if it is. */
  private static @Nullable String choicesLine(
      RequestReader reader, @Nullable ConsentToken token, PolicyConsents.State state, long now) {
    String came = reader.choices();
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
