package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.Purpose;
import dev.consentry.filter.token.ConsentToken;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor has answered and still counts, by the token alone.
 *
 * @param granted the purposes that are granted; of one that is granted in part its parts, such as
 *     {@code advertising/medit}
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
            .flatMap(purpose -> granted(purpose, token))
            .collect(Collectors.toSet());
    return new Answered(
        granted, policy.purposes().stream().allMatch(purpose -> answered(purpose, token)));
  }

  private static Stream<String> granted(Purpose purpose, ConsentToken token) {
    if (token.grants().contains(purpose.id())) {
      return Stream.of(purpose.id());
    }
    Set<String> codes = token.parts().getOrDefault(purpose.id(), Set.of());
    return purpose.parts().stream()
        .filter(part -> codes.contains(part.code()))
        .map(part -> purpose.id() + "/" + part.id());
  }

  private static boolean answered(Purpose purpose, ConsentToken token) {
    return purpose.since() <= token.policyVersion();
  }
}
