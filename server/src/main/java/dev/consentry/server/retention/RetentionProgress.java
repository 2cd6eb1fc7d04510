package dev.consentry.server.retention;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the ledger was looked through, for all instances of the service. */
interface RetentionProgress {
  /**
   * How far the ledger was looked through.
   *
   * @param position the last record looked at; 0 at the beginning
   * @param lastWholeAt when the end was reached last; null before the first time
   */
  record Progress(long position, @Nullable Instant lastWholeAt) {}

  /**
   * Takes the work of the next moment, unless another instance of the service has it.
   *
   * @param until when somebody else may take it
   */
  Optional<Progress> take(Instant now, Instant until);

  /** Remembers how far it is and when it goes on. */
  void goOn(Progress progress, Instant nextAt);

  /** How far it is. */
  Progress progress();
}
