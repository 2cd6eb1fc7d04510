package dev.consentry.server.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the destruction ledger. Nothing in it is about a visitor.
 *
 * @param id 22 characters
 * @param site the site
 * @param state how far it is
 * @param upTo everything that was stored apart up to this instant is meant
 * @param records how many that were when they were selected
 * @param selectedAt when they were selected
 * @param approvedBy who approved, or null: nobody yet, or the policy asks for nobody's approval
 * @param approvedAt when; null before
 * @param destroyed how many are destroyed
 * @param destroyedAt when the last one was; null before
 */
record Destruction(
    String id,
    String site,
    State state,
    Instant upTo,
    long records,
    Instant selectedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    long destroyed,
    @Nullable Instant destroyedAt) {
  /** The only kind there is so far. */
  static final String CONSENT_RECORDS = "consent-records";

  /** How far a destruction is. */
  enum State {
    /** It waits for an officer. */
    SELECTED("selected"),
    /** It may be carried out. */
    APPROVED("approved"),
    /** Nothing is left. */
    DESTROYED("destroyed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      throw new IllegalArgumentException("No state of a destruction");
    }
  }
}
