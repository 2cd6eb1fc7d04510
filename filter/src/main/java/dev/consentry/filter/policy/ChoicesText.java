package dev.consentry.filter.policy;

import dev.consentry.filter.token.ConsentToken;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code consent-choices}: {@code pv=1&analytics=1&advertising=0}, and {@code
 * pv=1&advertising=0&ask=analytics} where a purpose has to be asked again. Several to ask stand
 * between plus signs, as a form writes spaces: {@code ask=analytics+preferences}.
 */
public final class ChoicesText {
  private ChoicesText() {}

  /** The value right after a visitor answered. */
  public static String ofAnswer(int policyVersion, Map<String, Boolean> choices) {
    StringBuilder text = new StringBuilder("pv=").append(policyVersion);
    choices.forEach((purpose, granted) -> append(text, purpose, granted));
    return text.toString();
  }

  /**
   * The value that a token amounts to under the policy of now.
   *
   * @return null if the policy is older than the token and so cannot tell
   */
  public static @Nullable String of(ConsentToken token, EnforcementPolicy policy) {
    if (token.policyVersion() > policy.version()) {
      return null;
    }
    StringBuilder text = new StringBuilder("pv=").append(token.policyVersion());
    for (Purpose purpose : policy.purposes()) {
      if (!purpose.isEssential() && purpose.since() <= token.policyVersion()) {
        append(text, purpose.id(), token.grants().contains(purpose.id()));
      }
    }
    String ask =
        policy.purposes().stream()
            .filter(purpose -> !purpose.isEssential() && purpose.since() > token.policyVersion())
            .map(Purpose::id)
            .collect(Collectors.joining("+"));
    return ask.isEmpty() ? text.toString() : text.append("&ask=").append(ask).toString();
  }

  /** Whether two values say the same, in whatever order. */
  public static boolean same(String one, String other) {
    return one.equals(other)
        || (one.length() == other.length() && members(one).equals(members(other)));
  }

  private static List<String> members(String text) {
    return Arrays.stream(text.split("&", -1)).sorted().toList();
  }

  private static void append(StringBuilder text, String purpose, boolean granted) {
    text.append('&').append(purpose).append('=').append(granted ? '1' : '0');
  }
}
