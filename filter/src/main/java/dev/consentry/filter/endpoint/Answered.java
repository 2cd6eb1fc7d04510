package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.Purpose;
import dev.consentry.filter.token.ConsentToken;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor has answered and still counts, by the token alone.
 *
 * @param granted the purposes that are granted
 * @param everything whether there is no purpose left to ask about
 */
record Answered(Set<String> granted, boolean everything) {
  private static final Answered NOTHING = new Answered(Set.of(), false);

  static Answered by(@Nullable ConsentToken token, EnforcementPolicy policy) {
    if (token == null || policy.isRevoked(token.recordId())) {
      return NOTHING;
    }
    Set<String> granted =
        policy.purposes().stream()
            .filter(purpose -> answered(purpose, token))
            .map(Purpose::id)
            .filter(token.grants()::contains)
            .collect(Collectors.toSet());
    return new Answered(
        granted, policy.purposes().stream().allMatch(purpose -> answered(purpose, token)));
  }

  private static boolean answered(Purpose purpose, ConsentToken token) {
    return purpose.since() <= token.policyVersion();
  }
}
