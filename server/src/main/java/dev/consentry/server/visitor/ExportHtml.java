package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentAction;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.policy.AskEach;
import dev.consentry.server.policy.Contact;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.visitor.ExportRecords.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes records as a page without script or style, each in the language in which its notice was
 * shown. Whatever a definition says stands there as text.
 */
final class ExportHtml {
  private final StringBuilder html = new StringBuilder();

  private ExportHtml() {}

  static String write(Instant now, List<Shown> records) {
    ExportHtml page = new ExportHtml();
    String language = records.isEmpty() ? "en" : records.get(0).notice().language();
    ExportWords words = ExportWords.in(language);
    page.html
        .append("<!DOCTYPE html>\n<html lang=\"")
        .append(escaped(language))
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(words.get("title")))
        .append("</title></head><body>\n");
    page.element("h1", words.get("title"));
    page.element("p", words.get("exported") + " " + now);
    records.forEach(page::section);
    return page.html.append("</body></html>\n").toString();
  }

  private void section(Shown shown) {
    ConsentRecord record = shown.record();
    PolicyDefinition definition = shown.version().definition();
    String language = shown.notice().language();
    ExportWords words = ExportWords.in(language);
    html.append("<section lang=\"").append(escaped(language)).append("\">\n");
    element("h2", definition.name().in(language) + " · " + record.recordedAt());
    element("p", words.get("how") + ": " + words.get("how." + record.action().word()));
    html.append("<ul>\n");
    for (Purpose purpose : definition.purposes()) {
      Boolean granted = record.choices().get(purpose.id());
      if (granted != null) {
        html.append("<li>");
        text(purpose.name().in(language) + ": " + answer(granted, words));
        parts(purpose, shown, words);
        html.append("</li>\n");
      }
    }
    html.append("</ul>\n");
    element("p", words.get("until") + " " + record.expiresAt());
    notice(shown, words);
    html.append("</section>\n");
  }

  /** The vendors or cookies of a purpose that were asked about one by one. */
  private void parts(Purpose purpose, Shown shown, ExportWords words) {
    Map<String, Boolean> parts = shown.record().parts().of(purpose.id());
    if (parts.isEmpty()) {
      return;
    }
    html.append("<ul>\n");
    parts.forEach(
        (part, granted) ->
            element("li", name(purpose, part, shown) + ": " + answer(granted, words)));
    html.append("</ul>");
  }

  private static String name(Purpose purpose, String part, Shown shown) {
    if (purpose.askEach() != AskEach.VENDOR) {
      return part;
    }
    return shown.version().definition().vendors().stream()
        .filter(vendor -> vendor.id().equals(part))
        .findFirst()
        .map(vendor -> vendor.name().in(shown.notice().language()))
        .orElse(part);
  }

  private static String answer(boolean granted, ExportWords words) {
    return words.get(granted ? "granted" : "refused");
  }

  private void notice(Shown shown, ExportWords words) {
    PolicyDefinition definition = shown.version().definition();
    String language = shown.notice().language();
    // Taking something back needs no notice: nobody knows whether one was looked at.
    boolean takenBack = shown.record().action() == ConsentAction.WITHDRAW;
    element(
        "h3",
        words.get(takenBack ? "in-effect" : "shown") + " (" + shown.version().version() + ")");
    element("p", definition.title().in(language));
    element("p", definition.introduction().in(language));
    html.append("<dl>\n");
    for (Purpose purpose : definition.purposes()) {
      element("dt", purpose.name().in(language));
      element("dd", purpose.explanation().in(language));
    }
    html.append("</dl>\n");
    for (Contact contact : definition.contacts()) {
      element("p", contact.role().in(language) + ": " + contact.email());
    }
    html.append("<details>");
    element("summary", words.get("proof"));
    element("p", words.get(takenBack ? "proof-in-effect" : "proof-how"));
    element("p", shown.record().noticeHash());
    element("pre", shown.notice().json());
    html.append("</details>\n");
  }

  private void element(String name, String text) {
    html.append('<').append(name).append('>');
    text(text);
    html.append("</").append(name).append(">\n");
  }

  private void text(String text) {
    html.append(escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
