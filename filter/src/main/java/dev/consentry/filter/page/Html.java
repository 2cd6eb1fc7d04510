package dev.consentry.filter.page;

import org.jspecify.annotations.Nullable;

/** Writes HTML. Every text and every attribute's value is escaped; names of both are our own. */
final class Html {
  private final StringBuilder out = new StringBuilder(16 * 1024);

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; one whose value is null is left out
   */
  Html open(String tag, @Nullable String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(value);
        out.append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Writes an element that holds a text. */
  Html element(String tag, String text, @Nullable String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** Writes a text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** Writes a link, or only its text where the address is none to follow ({@code javascript:}). */
  Html link(String text, String address) {
    return address.matches("(?i)(https?|mailto):.*")
        ? element("a", text, "href", address)
        : element("span", text);
  }

  /** Writes what is HTML already, and our own. */
  Html own(String html) {
    out.append(html);
    return this;
  }

  /** Control characters, which HTML cannot hold, become the replacement character. */
  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isControl(c) ? '\uFFFD' : c);
      }
    }
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
