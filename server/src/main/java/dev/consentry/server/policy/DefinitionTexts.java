package dev.consentry.server.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every text of a definition in one language, by where it stands in the file. */
final class DefinitionTexts {
  private final String language;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private DefinitionTexts(String language) {
    this.language = language;
  }

  /**
   * The texts by their place, such as {@code purposes.analytics.explanation}; without {@code
   * reason-for-change}, which is another in every version.
   */
  static Map<String, String> of(PolicyDefinition policy, String language) {
    DefinitionTexts found = new DefinitionTexts(language);
    found.put("name", policy.name());
    found.put("privacy-policy", policy.privacyPolicy());
    found.put("title", policy.title());
    found.put("introduction", policy.introduction());
    policy.wordsIn(language).forEach((name, word) -> found.texts.put("words." + name, word));
    policy.purposes().forEach(found::purpose);
    policy.vendors().forEach(found::vendor);
    policy
        .cookies()
        .forEach(each -> found.put("cookies." + each.name() + ".explanation", each.explanation()));
    found.list("contacts", "role", policy.contacts().stream().map(Contact::role).toList());
    found.list("links", "title", policy.links().stream().map(Link::title).toList());
    found.list("retention", "data", policy.retention().stream().map(RetentionRule::data).toList());
    return found.texts;
  }

  private void purpose(Purpose purpose) {
    String place = "purposes." + purpose.id() + ".";
    put(place + "name", purpose.name());
    put(place + "explanation", purpose.explanation());
    put(place + "when-refused", purpose.whenRefused());
  }

  private void vendor(Vendor vendor) {
    String place = "vendors." + vendor.id() + ".";
    put(place + "name", vendor.name());
    put(place + "does", vendor.does());
  }

  private void list(String place, String key, List<LocalizedText> values) {
    for (int i = 0; i < values.size(); i++) {
      put(place + "." + (i + 1) + "." + key, values.get(i));
    }
  }

  private void put(String place, @Nullable LocalizedText text) {
    if (text != null) {
      texts.put(place, text.in(language));
    }
  }
}
