package dev.consentry.filter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The preferences as a page: everything that the widget's dialog says, in one form. */
public final class PreferencesPage {
  /** Where the form is sent, below the endpoint. */
  public static final String FORM = "preferences";

  private final Notice notice;
  private final Visitor visitor;
  private final Words words;
  private final PageFrame frame;
  private final PurposeCard card;

  /**
   * A page.
   *
   * @param message what it says first; null for nothing
   */
  public PreferencesPage(Notice notice, Visitor visitor, @Nullable Message message) {
    this.notice = notice;
    this.visitor = visitor;
    this.words = Words.beside(notice);
    this.frame = new PageFrame(notice.language(), words, message);
    this.card = new PurposeCard(notice, visitor, words, frame);
  }

  /** The page as HTML. */
  public String html() {
    return frame.around(notice.siteName(), this::body);
  }

  private void body(Html html) {
    frame.back(html, visitor);
    languages(html);
    html.element("h2", notice.title()).element("p", notice.introduction());
    html.open("form", "method", "post", "action", FORM);
    AnswerFields.write(html, frame, notice, visitor);
    if (visitor.signal()) {
      frame.own(html, "p", Word.SIGNAL, "class", "signal");
    }
    notice.purposes().forEach(purpose -> card.write(html, purpose));
    AnswerFields.buttons(html, List.of(Word.REFUSE_ALL, Word.ACCEPT_ALL, Word.SAVE), frame);
    html.close("form");
    card.others(html);
    more(html);
  }

  private void languages(Html html) {
    if (notice.languages().size() < 2) {
      return;
    }
    html.open("ul", "class", "languages");
    for (String language : notice.languages()) {
      Locale locale = Locale.forLanguageTag(language);
      html.open("li")
          .element(
              "a",
              locale.getDisplayName(locale),
              "href",
              FORM + "?" + FormFields.LANGUAGE + "=" + language + "&" + returning(),
              "lang",
              language,
              "hreflang",
              language,
              "aria-current",
              language.equals(notice.language()) ? "true" : null)
          .close("li");
    }
    html.close("ul");
  }

  private String returning() {
    return FormFields.RETURN + "=" + URLEncoder.encode(visitor.returnPath(), UTF_8);
  }

  private void more(Html html) {
    html.open("ul", "class", "more");
    if (notice.privacyPolicy() != null) {
      html.open("li").link(words.say(Word.PRIVACY_POLICY), notice.privacyPolicy()).close("li");
    }
    for (Notice.Link link : notice.links()) {
      html.open("li").link(link.title(), link.url()).close("li");
    }
    for (Notice.Contact contact : notice.contacts()) {
      html.open("li").text(contact.role() + ": ");
      html.link(contact.email(), "mailto:" + contact.email()).close("li");
    }
    html.close("ul");
  }
}
