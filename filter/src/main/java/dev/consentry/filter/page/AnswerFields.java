package dev.consentry.filter.page;

import java.util.List;

/** What every form that answers a notice holds beside the purposes. */
final class AnswerFields {
  private AnswerFields() {}

  /** Writes what tells which notice is answered, by whom, and where the visitor came from. */
  static void write(Html html, PageFrame frame, Notice notice, Visitor visitor) {
    if (!visitor.formToken().isEmpty()) {
      frame.hidden(html, FormFields.TOKEN, visitor.formToken());
    }
    frame.hidden(html, FormFields.VERSION, Integer.toString(notice.policyVersion()));
    frame.hidden(html, FormFields.HASH, notice.hash());
    frame.hidden(html, FormFields.LANGUAGE, notice.language());
    frame.hidden(html, FormFields.RETURN, visitor.returnPath());
  }

  /** Writes the buttons, all of one kind: what differs is what they say and send. */
  static void buttons(Html html, List<Word> buttons, PageFrame frame) {
    html.open("p", "class", "answers");
    for (Word button : buttons) {
      frame.own(
          html, "button", button, "type", "submit", "name", FormFields.ACTION, "value", of(button));
    }
    html.close("p");
  }

  private static String of(Word button) {
    return switch (button) {
      case ACCEPT_ALL -> "accept-all";
      case REFUSE_ALL -> "refuse-all";
      case SETTINGS -> "settings";
      default -> "save";
    };
  }
}
