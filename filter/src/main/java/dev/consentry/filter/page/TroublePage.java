package dev.consentry.filter.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page in place of the preferences while the service does not answer. */
public final class TroublePage {
  private TroublePage() {}

  /**
   * The page as HTML. An answer that could not be sent is kept in it, to be sent again.
   *
   * @param language the language that the visitor's form was in; null for none
   * @param acceptLanguage the header of that name
   * @param kept the answer's fields, name and value; none where nothing was sent
   */
  public static String html(
      @Nullable String language,
      @Nullable String acceptLanguage,
      Visitor visitor,
      List<Map.Entry<String, String>> kept) {
    Words words = Words.in(Languages.of(language, acceptLanguage));
    PageFrame frame = new PageFrame(words.tag(), words, Message.LOAD_FAILED);
    return frame.around(
        "",
        html -> {
          if (!kept.isEmpty()) {
            frame.own(html, "p", Word.NOT_SENT);
          }
          again(html, frame, kept);
          frame.back(html, visitor);
        });
  }

  private static void again(Html html, PageFrame frame, List<Map.Entry<String, String>> kept) {
    html.open("form", "method", kept.isEmpty() ? "get" : "post", "action", PreferencesPage.FORM);
    kept.forEach(field -> frame.hidden(html, field.getKey(), field.getValue()));
    html.open("p", "class", "answers");
    frame.own(html, "button", Word.RETRY, "type", "submit");
    html.close("p").close("form");
  }
}
