package dev.consentry.filter.page;

import java.util.List;

/** The banner as a form, to be put into a page for visitors without scripts. */
public final class BannerMarkup {
  /** The style of the banner. */
  public static final String STYLE = Words.read("banner.css");

  private static final String STYLE_FILE = "banner.css?" + Integer.toHexString(STYLE.hashCode());
  private static final String HEADING = "consentry-noscript-title";

  private BannerMarkup() {}

  /**
   * The markup; it shows where scripts are off, and has the style of {@code banner.css} beside the
   * form.
   *
   * @param endpoint the path of the endpoint, from the host on, with a slash at the end
   */
  public static String html(Notice notice, Visitor visitor, String endpoint) {
    Words words = Words.beside(notice);
    PageFrame frame = new PageFrame(notice.language(), words, null);
    String language = notice.language();
    Html html = new Html().open("noscript");
    html.open("link", "rel", "stylesheet", "href", endpoint + STYLE_FILE);
    html.open(
        "section",
        "class",
        "consentry-noscript",
        "lang",
        language,
        "dir",
        Languages.direction(language),
        "aria-labelledby",
        HEADING);
    html.element("h2", notice.title(), "id", HEADING).element("p", notice.introduction());
    if (notice.privacyPolicy() != null) {
      html.open("p").link(words.say(Word.PRIVACY_POLICY), notice.privacyPolicy()).close("p");
    }
    html.open("form", "method", "post", "action", endpoint + PreferencesPage.FORM);
    AnswerFields.write(html, frame, notice, visitor);
    AnswerFields.buttons(html, List.of(Word.REFUSE_ALL, Word.ACCEPT_ALL, Word.SETTINGS), frame);
    return html.close("form").close("section").close("noscript").toString();
  }
}
