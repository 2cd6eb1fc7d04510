package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.lineOf;
import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.util.ArrayList;
import java.util.List;

/** Reads why a site sets cookies. */
final class PurposesReader {
  private static final int MOST_REVISIONS = 999_999;
  private static final Rule<AskEach> ASK_EACH = TermRules.oneOf(AskEach.values(), AskEach::word);

  private final LocalizedTextReader texts;

  PurposesReader(LocalizedTextReader texts) {
    this.texts = texts;
  }

  List<Purpose> read(YamlMapping document) {
    YamlMapping declared = document.requiredMapping("purposes");
    Purpose.ALWAYS_DECLARED.forEach(declared::requiredNode);
    List<Purpose> purposes = new ArrayList<>();
    declared.entries().forEach((id, entry) -> purposes.add(purpose(declared, id, entry)));
    return purposes;
  }

  private Purpose purpose(YamlMapping declared, String id, YamlMapping.Entry entry) {
    declared.scalar("the purpose's name", entry.key(), NameRules.PURPOSE);
    YamlMapping mapping =
        new YamlMapping(
            entry.value(), lineOf(entry.key()), "purpose " + quote(id), declared.problems());
    Purpose purpose =
        new Purpose(
            id,
            mapping.optional("ask-each", ASK_EACH),
            mapping.optional("revision", TermRules.wholeNumber(1, MOST_REVISIONS), 1),
            texts.required(mapping, "name"),
            texts.required(mapping, "explanation"),
            texts.optional(mapping, "when-refused"));
    if (purpose.isRequired() && purpose.whenRefused() != null) {
      mapping.refuse("when-refused", "it cannot be refused; remove \"when-refused\"");
    }
    if (purpose.isRequired() && purpose.askEach() != null) {
      mapping.refuse("ask-each", "nobody is asked about it; remove \"ask-each\"");
    }
    mapping.refuseUnknownKeys();
    return purpose;
  }
}
