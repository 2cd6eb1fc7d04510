package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.ChoicesText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says was recorded.
 *
 * @param choices granted or refused, purpose by purpose
 * @param parts the same vendor by vendor or cookie by cookie, for the purposes that are asked so
 */
record RecordedChoices(Map<String, Boolean> choices, Map<String, Map<String, Boolean>> parts) {
  private static final String PURPOSE = "[a-z][a-z-]{2,31}";
  private static final String PART = "[\\x21-\\x7E]{1,256}";

  /** Reads it; null if it is no such receipt. */
  static @Nullable RecordedChoices of(Map<?, ?> receipt) {
    Map<String, Boolean> choices = answers(receipt.get("choices"), PURPOSE);
    Map<String, Map<String, Boolean>> parts = parts(receipt.get("parts"));
    return choices == null || parts == null ? null : new RecordedChoices(choices, parts);
  }

  private static @Nullable Map<String, Map<String, Boolean>> parts(@Nullable Object json) {
    if (json == null) {
      return Map.of();
    }
    if (!(json instanceof Map<?, ?> members)) {
      return null;
    }
    Map<String, Map<String, Boolean>> parts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      Map<String, Boolean> answers = answers(member.getValue(), PART);
      if (!(member.getKey() instanceof String purpose) || answers == null) {
        return null;
      }
      parts.put(purpose, answers);
    }
    return parts;
  }

  private static @Nullable Map<String, Boolean> answers(@Nullable Object json, String name) {
    if (!(json instanceof Map<?, ?> members)) {
      return null;
    }
    Map<String, Boolean> answers = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getKey() instanceof String key)
          || !(member.getValue() instanceof Boolean granted)
          || !key.matches(name)) {
        return null;
      }
      answers.put(key, granted);
    }
    return answers;
  }

  /** The value of {@code consent-choices} that says the same. */
  String text(int policyVersion) {
    return ChoicesText.ofAnswer(policyVersion, choices, parts);
  }
}
