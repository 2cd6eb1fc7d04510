package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads texts: one string for all languages of the site, or one for each of them and for no other.
 */
final class LocalizedTextReader {
  private static final LocalizedText NONE = new LocalizedText(Map.of());

  private final List<String> languages;

  /**
   * Made for one site.
   *
   * @param languages the site's; empty where they could not be read, and then any language holds
   */
  LocalizedTextReader(List<String> languages) {
    this.languages = languages;
  }

  LocalizedText required(YamlMapping mapping, String key) {
    Node node = mapping.requiredNode(key);
    return node == null ? NONE : read(mapping, key, node, NameRules.TEXT);
  }

  @Nullable LocalizedText optional(YamlMapping mapping, String key) {
    return optional(mapping, key, NameRules.TEXT);
  }

  /** Texts that keep a rule of their own, such as addresses. */
  @Nullable LocalizedText optional(YamlMapping mapping, String key, Rule<String> rule) {
    Node node = mapping.optionalNode(key);
    return node == null ? null : read(mapping, key, node, rule);
  }

  /** Texts in some of the languages, at least one; one string is for all of them. */
  @Nullable LocalizedText some(YamlMapping mapping, String key, Rule<String> rule) {
    Node node = mapping.optionalNode(key);
    if (node == null || node instanceof ScalarNode) {
      return node == null ? null : forAll(mapping.scalar(key, node, rule));
    }
    YamlMapping written = mapping.requiredMapping(key);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : languages) {
      String text = written.optional(language, rule);
      if (text != null) {
        texts.put(language, text);
      }
    }
    if (!languages.isEmpty()) {
      refuseOthers(written);
    }
    return new LocalizedText(texts);
  }

  private LocalizedText read(YamlMapping mapping, String key, Node node, Rule<String> rule) {
    return node instanceof ScalarNode
        ? forAll(mapping.scalar(key, node, rule))
        : forEach(mapping.requiredMapping(key), rule);
  }

  private LocalizedText forAll(@Nullable String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (text != null) {
      languages.forEach(language -> texts.put(language, text));
    }
    return new LocalizedText(texts);
  }

  private LocalizedText forEach(YamlMapping written, Rule<String> rule) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : languages) {
      texts.put(language, written.required(language, rule, ""));
    }
    if (!languages.isEmpty()) {
      refuseOthers(written);
    }
    return new LocalizedText(texts);
  }

  private void refuseOthers(YamlMapping written) {
    for (YamlMapping.Entry entry : written.entries().values()) {
      String language = entry.key().getValue();
      if (!languages.contains(language)) {
        written
            .problems()
            .add(
                entry.key(),
                written.label()
                    + ": "
                    + quote(language)
                    + " is not one of languages; add it there, or remove this text");
      }
    }
  }
}
