package dev.consentry.filter.decision;

import dev.consentry.filter.policy.ConsentModel;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.Part;
import dev.consentry.filter.policy.Purpose;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.Purposes;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor allows under one policy: for each purpose, nothing or the reason why not, and of
 * a purpose that is granted in part, which parts. Immutable.
 */
public final class VisitorConsent {
  private final @Nullable StripReason[] byPurpose;
  private final @Nullable BitSet grantedParts;

  private VisitorConsent(@Nullable StripReason[] byPurpose, @Nullable BitSet grantedParts) {
    this.byPurpose = byPurpose;
    this.grantedParts = grantedParts;
  }

  /**
   * Works out what a visitor allows.
   *
   * @param token the visitor's token, verified and not expired; null without one, then the policy's
   *     consent model decides
   * @param globalPrivacyControl whether the request carries {@code Sec-GPC: 1}
   */
  public static VisitorConsent of(
      @Nullable ConsentToken token, EnforcementPolicy policy, boolean globalPrivacyControl) {
    boolean revoked = token != null && policy.isRevoked(token.recordId());
    List<Purpose> purposes = policy.purposes();
    @Nullable StripReason[] byPurpose = new @Nullable StripReason[purposes.size()];
    for (Purpose purpose : purposes) {
      byPurpose[purpose.index()] =
          refusal(purpose, token, revoked, policy.model(), globalPrivacyControl);
    }
    return new VisitorConsent(byPurpose, token == null ? null : grantedParts(token, policy));
  }

  /** Why a purpose of that policy is not granted as a whole; null if it is. */
  public @Nullable StripReason refusalOf(Purpose purpose) {
    return byPurpose[purpose.index()];
  }

  /** Why the cookies of a rule of that policy are not granted; null if they are. */
  @Nullable StripReason refusalOf(CookieRule rule) {
    StripReason reason = byPurpose[rule.purpose().index()];
    return reason == null || grantedParts == null ? reason : refusalOf(rule, reason, grantedParts);
  }

  private static @Nullable StripReason refusalOf(
      CookieRule rule, StripReason reason, BitSet grantedParts) {
    Part part = rule.part();
    boolean granted =
        reason == StripReason.PART_REFUSED && part != null && grantedParts.get(part.index());
    return granted ? null : reason;
  }

  /** Null for the most of tokens. How a later version asks is not known yet, so its parts wait. */
  private static @Nullable BitSet grantedParts(ConsentToken token, EnforcementPolicy policy) {
    if (token.parts().isEmpty() || token.policyVersion() > policy.version()) {
      return null;
    }
    BitSet granted = new BitSet();
    for (Purpose purpose : policy.purposes()) {
      Set<String> codes = token.parts().getOrDefault(purpose.id(), Set.of());
      purpose.parts().stream()
          .filter(part -> codes.contains(part.code()))
          .forEach(part -> granted.set(part.index()));
    }
    return granted;
  }

  private static @Nullable StripReason refusal(
      Purpose purpose,
      @Nullable ConsentToken token,
      boolean revoked,
      ConsentModel model,
      boolean globalPrivacyControl) {
    if (purpose.isEssential()) {
      return null;
    }
    if (globalPrivacyControl && purpose.id().equals(Purposes.ADVERTISING)) {
      return StripReason.GPC_SIGNAL;
    }
    if (token == null) {
      return model == ConsentModel.OPT_IN ? StripReason.NOT_ANSWERED : null;
    }
    if (revoked) {
      return StripReason.REVOKED;
    }
    if (token.policyVersion() < purpose.since()) {
      return StripReason.CHANGED_SINCE;
    }
    if (token.grants().contains(purpose.id())) {
      return null;
    }
    return token.parts().containsKey(purpose.id()) ? StripReason.PART_REFUSED : StripReason.REFUSED;
  }
}
