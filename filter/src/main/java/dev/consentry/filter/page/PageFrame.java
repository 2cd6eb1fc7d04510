package dev.consentry.filter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is around every page without scripts: head, style, heading and message. */
public final class PageFrame {
  private static final String STYLE = Words.read("page.css");

  /** The page needs nothing but its own style, and sends its form nowhere but home. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));

  private final String language;
  private final Words words;
  private final @Nullable Message message;

  /**
   * A frame.
   *
   * @param language the BCP 47 tag of the page's texts
   */
  PageFrame(String language, Words words, @Nullable Message message) {
    this.language = language;
    this.words = words;
    this.message = message;
  }

  String around(String siteName, Consumer<Html> body) {
    String title = words.say(Word.PREFERENCES);
    Html html = new Html().own("<!DOCTYPE html>\n");
    html.open("html", "lang", language, "dir", Languages.direction(language)).open("head");
    html.own("<meta charset=\"utf-8\">");
    html.own("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.own("<meta name=\"robots\" content=\"noindex\">");
    html.element("title", siteName.isEmpty() ? title : title + " · " + siteName);
    html.own("<style>" + STYLE + "</style>").close("head").open("body").open("main");
    own(html, "h1", Word.PREFERENCES);
    if (message != null) {
      own(html, "p", message.word(), "role", message.failed() ? "alert" : "status");
    }
    body.accept(html);
    return html.close("main").close("body").close("html").toString();
  }

  /** Writes an element in our own words, and says so where these are in another language. */
  void own(Html html, String tag, Word word, @Nullable String... attributes) {
    @Nullable String[] all = new @Nullable String[attributes.length + 4];
    System.arraycopy(attributes, 0, all, 4, attributes.length);
    boolean same = Languages.same(words.tag(), language);
    all[0] = "lang";
    all[1] = same ? null : words.tag();
    all[2] = "dir";
    all[3] = same ? null : Languages.direction(words.tag());
    html.element(tag, words.say(word), all);
  }

  void hidden(Html html, String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  /** Writes the link to where the visitor came from. */
  void back(Html html, Visitor visitor) {
    html.open("p");
    own(html, "a", Word.BACK, "href", visitor.returnPath());
    html.close("p");
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
