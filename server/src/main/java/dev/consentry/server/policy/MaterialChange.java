package dev.consentry.server.policy;

/**
 * A change that touches what visitors agreed to.
 *
 * @param purpose the id of the purpose that changed
 * @param kind how it changed
 * @param detail what exactly, such as {@code vendor "hubspot"}
 */
public record MaterialChange(String purpose, Kind kind, String detail) {
  /** The ways in which a purpose changes materially. */
  public enum Kind {
    /** The version before did not declare the purpose. */
    NEW_PURPOSE("new-purpose", "the purpose is new"),

    /** The company says that the purpose means something else now. */
    REVISION_RAISED("revision-raised", "the purpose's revision was raised"),

    /** Somebody else receives what the purpose's cookies tell. */
    VENDOR_ADDED("vendor-added", "a vendor was added"),

    /** A vendor receives it in a country where it did not before. */
    COUNTRY_ADDED("country-added", "a vendor receives data in a further country"),

    /** A cookie of the purpose stays longer in the browser. */
    COOKIE_LIVES_LONGER("cookie-lives-longer", "a cookie lives longer"),

    /** A cookie that another purpose had is this purpose's now. */
    COOKIE_MOVED(
        "cookie-moved", "a cookie of another purpose, or another of its parts, was moved to it"),

    /** The purpose is asked cookie by cookie, and about this one nobody was asked. */
    COOKIE_ADDED("cookie-added", "a cookie that is asked about on its own was added"),

    /** The purpose was asked vendor by vendor or cookie by cookie, and no longer is so. */
    ASKED_OTHERWISE("asked-otherwise", "its vendors or cookies are asked about otherwise"),

    /** The consent model lets more happen before a visitor answers; answers stay as they are. */
    MODEL_LOOSENED("model-loosened", "its cookies are set before the visitor answers");

    private final String word;
    private final String explanation;

    Kind(String word, String explanation) {
      this.word = word;
      this.explanation = explanation;
    }

    /** The kind for programs, such as {@code vendor-added}. */
    public String word() {
      return word;
    }

    /** Whether an answer to the version before no longer answers the purpose. */
    boolean asksAgain() {
      return this != MODEL_LOOSENED;
    }

    /** The kind in words, in English, for those who publish. */
    public String explanation() {
      return explanation;
    }
  }

  /**
   * The change in a sentence's part, such as {@code analytics: a vendor was added (vendor
   * "hubspot")}.
   */
  @Override
  public String toString() {
    return purpose + ": " + kind.explanation() + " (" + detail + ")";
  }
}
