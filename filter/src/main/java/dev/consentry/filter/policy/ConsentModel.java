package dev.consentry.filter.policy;

/** What the law makes the default for a visitor who has not answered. */
public enum ConsentModel {
  /** Nothing but essential cookies until the visitor agrees. Also where the place is unknown. */
  OPT_IN("opt-in"),
  /** Everything until the visitor refuses. */
  OPT_OUT("opt-out"),
  /** Everything; the visitor is only told. */
  NOTICE_ONLY("notice-only");

  private final String id;

  ConsentModel(String id) {
    this.id = id;
  }

  /**
   * The model with that name in a snapshot, such as {@code opt-in}.
   *
   * @throws SnapshotException if there is none
   */
  static ConsentModel of(String id) {
    for (ConsentModel model : values()) {
      if (model.id.equals(id)) {
        return model;
      }
    }
    throw new SnapshotException("\"model\" is none of opt-in, opt-out and notice-only");
  }
}
