package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who in administration looked at a visitor's data or acted for a visitor: written before anything
 * is shown, and never changed.
 */
@Singleton
public class AccessLog {
  private static final int LONGEST_REASON = 500;

  private final AccessLogStore store;
  private final Clock clock;

  AccessLog(AccessLogStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The reason that was given.
   *
   * @throws ProblemException if there is none: nothing is shown without
   */
  public static String requireReason(@Nullable String reason) {
    String given = reason == null ? "" : reason.strip();
    if (given.isEmpty()
        || given.length() > LONGEST_REASON
        || given.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "Say in \"reason\", in 1 to 500 characters, why you need this. It goes into the access"
              + " log.");
    }
    return given;
  }

  /**
   * Writes an entry.
   *
   * @param visitor whose data, by pseudonym; null where nobody was found
   */
  public void write(
      Actor actor, String action, String site, @Nullable String visitor, String reason) {
    store.add(
        new AccessEntry(
            0,
            clock.instant(),
            actor.name(),
            actor.roles(),
            action,
            site,
            visitor,
            requireReason(reason)));
  }

  /**
   * Entries, the newest first.
   *
   * @param before only those below this number
   * @param limit so many at most
   */
  List<AccessEntry> read(long before, int limit) {
    return store.read(before, limit);
  }
}
