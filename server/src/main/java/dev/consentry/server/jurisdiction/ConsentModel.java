package dev.consentry.server.jurisdiction;

/** What holds for a visitor who has not answered yet. */
public enum ConsentModel {
  /**
   * Nothing but essential cookies until the visitor agrees. The default, and what holds where the
   * law is unknown.
   */
  OPT_IN("opt-in"),

  /** Every declared cookie until the visitor refuses. */
  OPT_OUT("opt-out"),

  /** The visitor is told, and is not asked. */
  NOTICE_ONLY("notice-only");

  private final String word;

  ConsentModel(String word) {
    this.word = word;
  }

  /** The word for it in definitions and in the enforcement policy, such as {@code opt-in}. */
  public String word() {
    return word;
  }
}
