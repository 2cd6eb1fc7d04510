package dev.consentry.server.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is kept how long. */
final class RetentionReader {
  private static final Rule<AfterKeeping> THEN =
      TermRules.oneOf(AfterKeeping.values(), AfterKeeping::word);

  /** The only word there is: without the key, nobody needs to approve. */
  private static final Rule<Boolean> APPROVAL =
      TermRules.oneOf(new Boolean[] {true}, yes -> "required");

  /** The only word there is: every other rule is the company's own to keep. */
  private static final Rule<Boolean> OF =
      TermRules.oneOf(new Boolean[] {true}, yes -> "consent-records");

  private final LocalizedTextReader texts;

  RetentionReader(LocalizedTextReader texts) {
    this.texts = texts;
  }

  List<RetentionRule> read(YamlMapping document) {
    List<RetentionRule> rules =
        document
            .mappings("retention", document.optionalNode("retention"), "retention rule")
            .stream()
            .map(this::rule)
            .toList();
    if (rules.stream().filter(RetentionRule::ofConsentRecords).count() > 1) {
      document.refuse(
          "retention", "several retention rules are of consent-records; leave one of them");
    }
    return rules;
  }

  private RetentionRule rule(YamlMapping mapping) {
    RetentionRule rule =
        new RetentionRule(
            texts.required(mapping, "data"),
            mapping.required("keep", TermRules.KEEP, Keep.Until.PURPOSE_FULFILLED),
            mapping.optional("then", THEN, AfterKeeping.DESTROY),
            mapping.optional("apart-for", TermRules.DURATION),
            mapping.optional("approval", APPROVAL, false),
            mapping.optional("of", OF, false));
    refuseUncountedKeep(mapping, rule);
    refuseTimeApartOfWhatIsDestroyed(mapping, rule.then(), rule.apartFor());
    mapping.refuseUnknownKeys();
    return rule;
  }

  private static void refuseUncountedKeep(YamlMapping mapping, RetentionRule rule) {
    if (rule.ofConsentRecords() && !(rule.keep() instanceof Keep.For)) {
      mapping.refuse(
          "keep", "consent records are kept for a time; write an ISO 8601 duration such as P1Y");
    }
  }

  private static void refuseTimeApartOfWhatIsDestroyed(
      YamlMapping mapping, AfterKeeping then, @Nullable CalendarDuration apartFor) {
    if (apartFor != null && then != AfterKeeping.STORE_APART) {
      mapping.refuse(
          "apart-for", "\"apart-for\" needs \"then: store-apart\"; write that too, or remove it");
    }
  }
}
