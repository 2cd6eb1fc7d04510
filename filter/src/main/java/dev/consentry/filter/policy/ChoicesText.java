package dev.consentry.filter.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.token.ConsentToken;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code consent-choices}: {@code pv=1&analytics=1&advertising=0}, and {@code
 * pv=1&advertising=0&ask=analytics} where a purpose has to be asked again. Several to ask stand
 * between plus signs, as a form writes spaces: {@code ask=analytics+preferences}. A purpose that is
 * granted in part is not granted, and the parts that are stand behind it: {@code
 * advertising=0&advertising/medit=1}. What is not named is refused.
 */
public final class ChoicesText {
  private ChoicesText() {}

  /**
   * The value right after a visitor answered.
   *
   * @param choices granted or refused, per purpose
   * @param parts the same per part, for the purposes whose parts were asked about
   */
  public static String ofAnswer(
      int policyVersion, Map<String, Boolean> choices, Map<String, Map<String, Boolean>> parts) {
    StringBuilder text = new StringBuilder("pv=").append(policyVersion);
    choices.forEach(
        (purpose, granted) -> {
          Map<String, Boolean> answers = parts.getOrDefault(purpose, Map.of());
          boolean inPart = granted && answers.containsValue(false);
          append(text, purpose, granted && !inPart);
          if (inPart) {
            append(text, purpose, answers.keySet().stream().filter(answers::get));
          }
        });
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
        append(text, purpose, token);
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

  private static void append(StringBuilder text, Purpose purpose, ConsentToken token) {
    append(text, purpose.id(), token.grants().contains(purpose.id()));
    Set<String> codes = token.parts().getOrDefault(purpose.id(), Set.of());
    append(
        text,
        purpose.id(),
        purpose.parts().stream().filter(part -> codes.contains(part.code())).map(Part::id));
  }

  private static void append(StringBuilder text, String purpose, boolean granted) {
    text.append('&').append(purpose).append('=').append(granted ? '1' : '0');
  }

  private static void append(StringBuilder text, String purpose, Stream<String> granted) {
    granted.forEach(part -> append(text, purpose + "/" + URLEncoder.encode(part, UTF_8), true));
  }
}
