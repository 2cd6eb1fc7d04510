package dev.consentry.filter.token;

/** The purposes that every site has, and the one that most add. */
public final class Purposes {
  /** What the site cannot do without: needs no consent and cannot be refused. */
  public static final String ESSENTIAL = "essential";

  /** Measuring how the site is used. */
  public static final String ANALYTICS = "analytics";

  /** Showing advertisements that fit the visitor; refused by a Global Privacy Control signal. */
  public static final String ADVERTISING = "advertising";

  /** Remembering what the visitor set; a site's own purpose, and a common one. */
  public static final String PREFERENCES = "preferences";

  private Purposes() {}
}
