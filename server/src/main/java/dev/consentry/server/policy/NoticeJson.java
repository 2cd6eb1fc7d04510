package dev.consentry.server.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notice in one language. The order of the fields is part of the contract: a notice's hash
 * depends on it, and every receipt on the hash.
 */
final class NoticeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final PolicyDefinition policy;
  private final Map<String, Integer> since;
  private final String language;

  NoticeJson(PolicyDefinition policy, Map<String, Integer> since, String language) {
    this.policy = policy;
    this.since = since;
    this.language = language;
  }

  String write(int policyVersion, Instant effectiveFrom) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      head(json, policyVersion, effectiveFrom);
      each(json, "purposes", policy.purposes(), this::purpose);
      each(json, "vendors", policy.vendors(), this::vendor);
      each(json, "cookies", policy.cookies(), this::cookie);
      each(json, "links", policy.links(), this::link);
      each(json, "contacts", policy.contacts(), this::contact);
      words(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return written.toString();
  }

  private void head(JsonGenerator json, int policyVersion, Instant effectiveFrom)
      throws IOException {
    json.writeStringField("site", policy.site());
    text(json, "siteName", policy.name());
    json.writeNumberField("policyVersion", policyVersion);
    json.writeStringField("effectiveFrom", effectiveFrom.toString());
    json.writeStringField("language", language);
    strings(json, "languages", policy.languages());
    text(json, "title", policy.title());
    text(json, "introduction", policy.introduction());
    text(json, "reasonForChange", policy.reasonForChange());
    json.writeStringField("askAgainAfter", policy.consent().askAgainAfter().toString());
    text(json, "privacyPolicy", policy.privacyPolicy());
  }

  private void purpose(JsonGenerator json, Purpose purpose) throws IOException {
    json.writeStringField("id", purpose.id());
    text(json, "name", purpose.name());
    text(json, "explanation", purpose.explanation());
    text(json, "whenRefused", purpose.whenRefused());
    json.writeBooleanField("required", purpose.isRequired());
    Integer changed = purpose.isRequired() ? null : since.get(purpose.id());
    if (changed != null) {
      json.writeNumberField("since", changed);
    }
    if (purpose.askEach() != null) {
      json.writeStringField("askEach", purpose.askEach().word());
    }
  }

  private void vendor(JsonGenerator json, Vendor vendor) throws IOException {
    json.writeStringField("id", vendor.id());
    text(json, "name", vendor.name());
    text(json, "does", vendor.does());
    strings(json, "countries", vendor.countries());
    if (vendor.privacyPolicy() != null) {
      json.writeStringField("privacyPolicy", vendor.privacyPolicy());
    }
  }

  private void cookie(JsonGenerator json, CookieDeclaration cookie) throws IOException {
    json.writeStringField("name", cookie.name());
    json.writeStringField("purpose", cookie.purpose());
    json.writeStringField("vendor", cookie.vendor());
    json.writeStringField("lifetime", cookie.lifetime().toString());
    text(json, "explanation", cookie.explanation());
  }

  private void link(JsonGenerator json, Link link) throws IOException {
    text(json, "title", link.title());
    json.writeStringField("url", link.url());
  }

  private void contact(JsonGenerator json, Contact contact) throws IOException {
    text(json, "role", contact.role());
    json.writeStringField("email", contact.email());
  }

  /** The site's own words alone: those of the widget are no text of the site's. */
  private void words(JsonGenerator json) throws IOException {
    Map<String, String> words = policy.wordsIn(language);
    if (words.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("words");
    for (Map.Entry<String, String> word : words.entrySet()) {
      json.writeStringField(word.getKey(), word.getValue());
    }
    json.writeEndObject();
  }

  private void text(JsonGenerator json, String field, @Nullable LocalizedText text)
      throws IOException {
    if (text != null) {
      json.writeStringField(field, text.in(language));
    }
  }

  private static void strings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static <T> void each(JsonGenerator json, String field, List<T> values, FieldsOf<T> fields)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (T value : values) {
      json.writeStartObject();
      fields.write(json, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the fields of one value. */
  @FunctionalInterface
  private interface FieldsOf<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }
}
