package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.quote;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.PartCode;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds what a site asks one by one against what the two consent cookies can hold. */
final class AskedParts {
  /** Leaves room for the other claims in the longest token that filters look at. */
  private static final int MOST_IN_TOKEN = 1_200;

  /** Leaves room for the other purposes in what browsers take as one cookie. */
  private static final int MOST_IN_CHOICES = 2_400;

  private AskedParts() {}

  static void check(YamlMapping document, PolicyDefinition definition) {
    Set<String> whole = new HashSet<>();
    Map<String, Set<String>> codes = new HashMap<>();
    int names = 0;
    for (Purpose purpose : definition.purposes()) {
      Set<String> parts = definition.parts(purpose);
      if (parts.isEmpty() && !purpose.isRequired()) {
        whole.add(purpose.id());
      } else if (!parts.isEmpty()) {
        codes.put(purpose.id(), codes(document, purpose, parts));
        names += parts.stream().mapToInt(part -> lengthInChoices(purpose, part)).sum();
      }
    }
    int inToken = new ConsentToken("", "", 0, 0, 1, whole, codes).grantsLength();
    if (inToken > MOST_IN_TOKEN || names > MOST_IN_CHOICES) {
      document.refuse(
          "purposes",
          "more is asked than a consent cookie can hold; ask fewer purposes vendor by vendor or"
              + " cookie by cookie, or declare fewer purposes");
    }
  }

  private static int lengthInChoices(Purpose purpose, String part) {
    return "&/=1".length() + purpose.id().length() + URLEncoder.encode(part, UTF_8).length();
  }

  private static Set<String> codes(YamlMapping document, Purpose purpose, Set<String> parts) {
    Map<String, String> codes = new HashMap<>();
    for (String part : parts) {
      String other = codes.putIfAbsent(PartCode.of(part), part);
      if (other != null) {
        document.refuse(
            "purposes",
            "of purpose %s, %s and %s happen to have the same code in tokens; ask about it as a whole"
                .formatted(quote(purpose.id()), quote(other), quote(part)));
      }
    }
    return codes.keySet();
  }
}
