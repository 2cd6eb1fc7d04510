package dev.consentry.server.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consentry.server.widget.WidgetWords;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what surrounds a notice. The notice itself is put in as it was hashed, byte for byte. */
final class PublishedJson {
  private static final JsonFactory JSON = new JsonFactory();

  private PublishedJson() {}

  /**
   * The notice, with what is announced beside it, and the words that the widget is to say in its
   * language.
   */
  static String notice(
      Notice notice, PolicyVersion version, SitePolicies policies, List<PolicyVersion> scheduled) {
    return write(
        json -> {
          json.writeStringField("hash", notice.hash());
          if (!scheduled.isEmpty()) {
            json.writeArrayFieldStart("upcoming");
            for (PolicyVersion next : scheduled) {
              upcoming(json, next, policies.changesOf(next), notice.language());
            }
            json.writeEndArray();
          }
          words(json, notice.language(), version.definition());
          raw(json, notice);
        });
  }

  /** One version in one language, as everybody may read it as long as the site is published. */
  static String version(PolicyVersion version, SitePolicies policies, Notice notice) {
    return write(
        json -> {
          json.writeNumberField("version", version.version());
          range(json, version, policies);
          json.writeStringField("language", notice.language());
          reason(json, version, notice.language());
          changes(json, version, policies.changesOf(version), notice.language());
          json.writeStringField("hash", notice.hash());
          raw(json, notice);
        });
  }

  private static void words(JsonGenerator json, String language, PolicyDefinition policy)
      throws IOException {
    List<String> words = WidgetWords.in(language, policy.wordsIn(language));
    if (words != null) {
      json.writeArrayFieldStart("words");
      for (String word : words) {
        json.writeString(word);
      }
      json.writeEndArray();
    }
  }

  private static void upcoming(
      JsonGenerator json, PolicyVersion version, List<MaterialChange> changes, String language)
      throws IOException {
    ZoneId place = version.definition().timeZone();
    Instant from = version.effectiveFrom();
    json.writeStartObject();
    json.writeNumberField("policyVersion", version.version());
    json.writeStringField("effectiveFrom", from.toString());
    json.writeStringField("effectiveOn", from.atZone(place).toLocalDate().toString());
    json.writeStringField("timeZone", place.getId());
    reason(json, version, language);
    changes(json, version, changes, language);
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, PolicyVersion version, SitePolicies policies)
      throws IOException {
    json.writeStringField("effectiveFrom", version.effectiveFrom().toString());
    Instant until = policies.effectiveUntil(version).orElse(null);
    if (until != null) {
      json.writeStringField("effectiveUntil", until.toString());
    }
    Integer replacedBy = policies.replacedBy(version).orElse(null);
    if (replacedBy != null) {
      json.writeNumberField("replacedBy", replacedBy);
    }
  }

  /** A version without this language tells its reason in its own default language. */
  private static void reason(JsonGenerator json, PolicyVersion version, String language)
      throws IOException {
    LocalizedText reason = version.definition().reasonForChange();
    if (reason != null) {
      json.writeStringField("reasonForChange", reason.in(spoken(version, language)));
    }
  }

  private static void changes(
      JsonGenerator json, PolicyVersion version, List<MaterialChange> changes, String language)
      throws IOException {
    Map<String, Purpose> purposes =
        version.definition().purposes().stream()
            .collect(Collectors.toMap(Purpose::id, Function.identity()));
    json.writeArrayFieldStart("materialChanges");
    for (MaterialChange change : changes) {
      json.writeStartObject();
      json.writeStringField("purpose", change.purpose());
      Purpose purpose = purposes.get(change.purpose());
      if (purpose != null) {
        json.writeStringField("name", purpose.name().in(spoken(version, language)));
      }
      json.writeStringField("change", change.kind().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String spoken(PolicyVersion version, String language) {
    PolicyDefinition definition = version.definition();
    return definition.languages().contains(language) ? language : definition.defaultLanguage();
  }

  /** Last, so that it can be cut out and hashed without reading the rest. */
  private static void raw(JsonGenerator json, Notice notice) throws IOException {
    json.writeFieldName("notice");
    json.writeRawValue(notice.json());
  }

  private static String write(Members members) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return written.toString();
  }

  /** Writes the members of an object. */
  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator json) throws IOException;
  }
}
