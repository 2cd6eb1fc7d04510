package dev.consentry.filter.decision;

import dev.consentry.filter.policy.ConsentModel;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.Purpose;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.Purposes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor allows under one policy: for each purpose, nothing or the reason why not.
 * Immutable.
 */
public final class VisitorConsent {
  private final @Nullable StripReason[] byPurpose;

  private VisitorConsent(@Nullable StripReason[] byPurpose) {
    this.byPurpose = byPurpose;
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
    return new VisitorConsent(byPurpose);
  }

  /** Why a purpose of that policy is not granted; null if it is. */
  public @Nullable StripReason refusalOf(Purpose purpose) {
    return byPurpose[purpose.index()];
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
    return token.grants().contains(purpose.id()) ? null : StripReason.REFUSED;
  }
}
