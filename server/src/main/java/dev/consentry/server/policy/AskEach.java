package dev.consentry.server.policy;

/** What of a purpose a site asks about one by one: its parts. */
public enum AskEach {
  /** Each vendor that the purpose's cookies tell. */
  VENDOR("vendor"),

  /** Each of the purpose's cookies, as they are declared. */
  COOKIE("cookie");

  private final String word;

  AskEach(String word) {
    this.word = word;
  }

  /** The word that stands in definitions and notices. */
  public String word() {
    return word;
  }

  /** The id of the part that a cookie of the purpose belongs to. */
  public String partOf(CookieDeclaration cookie) {
    return this == VENDOR ? cookie.vendor() : cookie.name();
  }
}
