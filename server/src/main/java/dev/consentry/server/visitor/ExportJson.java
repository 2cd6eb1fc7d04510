package dev.consentry.server.visitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.policy.AskEach;
import dev.consentry.server.policy.Contact;
import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.policy.Vendor;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.visitor.ExportRecords.Shown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes records with the fields of ISO/IEC TS 27560:2023 (docs/export.md has the mapping). */
final class ExportJson {
  private static final String SCHEMA = "ISO/IEC TS 27560:2023";
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private ExportJson(JsonGenerator json) {
    this.json = json;
  }

  static String write(Instant now, List<Shown> records) {
    StringWriter written = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(written)) {
      new ExportJson(generator).document(now, records);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return written.toString();
  }

  private void document(Instant now, List<Shown> records) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema_version", SCHEMA);
    json.writeStringField("exported_at", now.toString());
    json.writeArrayFieldStart("consent_records");
    for (Shown shown : records) {
      json.writeStartObject();
      header(shown.record());
      processing(shown);
      parties(shown);
      event(shown.record());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void header(ConsentRecord record) throws IOException {
    json.writeObjectFieldStart("header");
    json.writeStringField("schema_version", SCHEMA);
    json.writeStringField("record_id", Bits128.text(record.id()));
    json.writeStringField("pii_principal_id", Bits128.text(record.visitor()));
    json.writeEndObject();
  }

  private void processing(Shown shown) throws IOException {
    json.writeObjectFieldStart("pii_processing");
    json.writeObjectFieldStart("privacy_notice");
    json.writeNumberField("policy_version", shown.version().version());
    json.writeStringField("language", shown.notice().language());
    json.writeStringField("hash_algorithm", "SHA-256");
    json.writeStringField("hash", shown.record().noticeHash());
    json.writeStringField("text", shown.notice().json());
    json.writeEndObject();
    json.writeStringField("lawful_basis", "consent");
    json.writeArrayFieldStart("purposes");
    for (Purpose purpose : shown.version().definition().purposes()) {
      Boolean granted = shown.record().choices().get(purpose.id());
      if (granted != null) {
        purpose(purpose, granted, shown);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void purpose(Purpose purpose, boolean granted, Shown shown) throws IOException {
    String language = shown.notice().language();
    PolicyDefinition definition = shown.version().definition();
    List<CookieDeclaration> cookies =
        definition.cookies().stream()
            .filter(cookie -> cookie.purpose().equals(purpose.id()))
            .toList();
    Set<String> vendors =
        cookies.stream().map(CookieDeclaration::vendor).collect(Collectors.toSet());
    json.writeStartObject();
    json.writeStringField("purpose_id", purpose.id());
    json.writeStringField("purpose", purpose.name().in(language));
    json.writeStringField("purpose_description", purpose.explanation().in(language));
    json.writeStringField("consent_state", state(granted));
    parts(purpose, shown.record());
    json.writeArrayFieldStart("pii_information");
    for (CookieDeclaration cookie : cookies) {
      json.writeStartObject();
      json.writeStringField("pii_type", "cookie " + cookie.name());
      json.writeStringField("retention_period", cookie.lifetime().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("recipients");
    for (Vendor vendor : definition.vendors()) {
      if (vendors.contains(vendor.id())) {
        recipient(vendor, language);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Where each vendor or cookie of the purpose was asked about: what was answered. */
  private void parts(Purpose purpose, ConsentRecord record) throws IOException {
    AskEach each = purpose.askEach();
    if (each == null) {
      return;
    }
    json.writeArrayFieldStart("parts");
    for (Map.Entry<String, Boolean> part : record.parts().of(purpose.id()).entrySet()) {
      json.writeStartObject();
      json.writeStringField("part_type", each.word());
      json.writeStringField("part_id", part.getKey());
      json.writeStringField("consent_state", state(part.getValue()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String state(boolean granted) {
    return granted ? "given" : "refused";
  }

  private void recipient(Vendor vendor, String language) throws IOException {
    json.writeStartObject();
    json.writeStringField("party_id", vendor.id());
    json.writeStringField("party_name", vendor.name().in(language));
    json.writeArrayFieldStart("jurisdictions");
    for (String country : vendor.countries()) {
      json.writeString(country);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void parties(Shown shown) throws IOException {
    String language = shown.notice().language();
    PolicyDefinition definition = shown.version().definition();
    json.writeArrayFieldStart("party_identification");
    json.writeStartObject();
    json.writeStringField("party_role", "PII controller");
    json.writeStringField("party_id", definition.site());
    json.writeStringField("party_name", definition.name().in(language));
    json.writeArrayFieldStart("party_contacts");
    for (Contact contact : definition.contacts()) {
      json.writeStartObject();
      json.writeStringField("role", contact.role().in(language));
      json.writeStringField("email", contact.email());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void event(ConsentRecord record) throws IOException {
    json.writeArrayFieldStart("events");
    json.writeStartObject();
    json.writeStringField("event_type", "explicit");
    json.writeStringField("event_state", record.action().word());
    json.writeStringField("event_time", record.recordedAt().toString());
    json.writeStringField("valid_until", record.expiresAt().toString());
    json.writeStringField("entity_id", Bits128.text(record.visitor()));
    json.writeEndObject();
    json.writeEndArray();
  }
}
