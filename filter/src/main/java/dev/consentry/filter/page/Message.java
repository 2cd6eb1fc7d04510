package dev.consentry.filter.page;

/** What a page says first. */
public enum Message {
  /** The choice is recorded, and the browser brought back what proves it. */
  SAVED(Word.SAVED, false),
  /** The choice is recorded, but the browser keeps no cookies. */
  NOT_KEPT(Word.NOT_KEPT, true),
  /** The notice is no longer the one that was answered. */
  CHANGED(Word.CHANGED, true),
  /** Nobody can tell whether the choice was recorded. */
  SAVE_FAILED(Word.SAVE_FAILED, true),
  /** The form was not this page's, or not this browser's; nothing was recorded. */
  NOT_SENT(Word.NOT_SENT, true),
  /** The service did not answer. */
  LOAD_FAILED(Word.LOAD_FAILED, true);

  private final Word word;
  private final boolean failed;

  Message(Word word, boolean failed) {
    this.word = word;
    this.failed = failed;
  }

  Word word() {
    return word;
  }

  boolean failed() {
    return failed;
  }
}
