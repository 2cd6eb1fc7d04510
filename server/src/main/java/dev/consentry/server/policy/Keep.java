package dev.consentry.server.policy;

/** How long data is kept: for a time, or until something happens. */
public sealed interface Keep {
  /**
   * For a time.
   *
   * @param duration counted from when the data came in or was last used, as the rule's text says
   */
  record For(CalendarDuration duration) implements Keep {}

  /** Until something happens. */
  enum Until implements Keep {
    /** The person withdraws consent or leaves. */
    WITHDRAWAL("until-withdrawal"),

    /** The service is no longer provided to the person. */
    SERVICE_PERIOD("service-period"),

    /** What the data was collected for is done. */
    PURPOSE_FULFILLED("purpose-fulfilled");

    private final String word;

    Until(String word) {
      this.word = word;
    }

    /** The word for it in definitions, such as {@code until-withdrawal}. */
    public String word() {
      return word;
    }
  }
}
