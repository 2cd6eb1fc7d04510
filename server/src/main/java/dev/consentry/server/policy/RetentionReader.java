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

  private final LocalizedTextReader texts;

  RetentionReader(LocalizedTextReader texts) {
    this.texts = texts;
  }

  List<RetentionRule> read(YamlMapping document) {
    return document
        .mappings("retention", document.optionalNode("retention"), "retention rule")
        .stream()
        .map(this::rule)
        .toList();
  }

  private RetentionRule rule(YamlMapping mapping) {
    RetentionRule rule =
        new RetentionRule(
            texts.required(mapping, "data"),
            mapping.required("keep", TermRules.KEEP, Keep.Until.PURPOSE_FULFILLED),
            mapping.optional("then", THEN, AfterKeeping.DESTROY),
            mapping.optional("apart-for", TermRules.DURATION),
            mapping.optional("approval", APPROVAL, false));
    refuseTimeApartOfWhatIsDestroyed(mapping, rule.then(), rule.apartFor());
    mapping.refuseUnknownKeys();
    return rule;
  }

  private static void refuseTimeApartOfWhatIsDestroyed(
      YamlMapping mapping, AfterKeeping then, @Nullable CalendarDuration apartFor) {
    if (apartFor != null && then != AfterKeeping.STORE_APART) {
      mapping.refuse(
          "apart-for", "\"apart-for\" needs \"then: store-apart\"; write that too, or remove it");
    }
  }
}
