package dev.consentry.filter.page;

/** What the fields of the form without scripts are called. */
public final class FormFields {
  /** The value against forged forms. */
  public static final String TOKEN = "form";

  /** The policy version that was shown. */
  public static final String VERSION = "version";

  /** The hash of the notice that was shown. */
  public static final String HASH = "hash";

  /** The language of the notice that was shown. */
  public static final String LANGUAGE = "language";

  /** Where on this site the visitor came from. */
  public static final String RETURN = "return";

  /**
   * A purpose that is granted, or a part of one, such as {@code advertising/medit}; there as often
   * as there are such.
   */
  public static final String GRANT = "grant";

  /**
   * The button that was pressed: {@code accept-all}, {@code refuse-all}, {@code save}, or {@code
   * settings}, which answers nothing.
   */
  public static final String ACTION = "action";

  private FormFields() {}
}
