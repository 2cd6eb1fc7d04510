package dev.consentry.server.consent;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time when the ledger did not store what it was given: told to the callers, and once in the log,
 * however many they are.
 */
final class Incident {
  private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

  private Incident() {}

  /** What those are told whose answers were in the transaction. */
  static ProblemException of(DatabaseException cause) {
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("The database did not store what it was given (incident {})", number);
    ProblemType type = cause.diskIsFull() ? ProblemType.NO_ROOM : ProblemType.UNAVAILABLE;
    String stored =
        cause.outcomeUnknown()
            ? "Whether the choice was stored is not known"
            : "The choice was not stored";
    return new ProblemException(
        type,
        stored
            + ": send it again in a little while, with the same Idempotency-Key if it had one. If it lasts, tell the"
            + " operator incident "
            + number
            + ".");
  }

  /** What those are told who waited behind. */
  static ProblemException notTried(ProblemException before) {
    return new ProblemException(
        before.type(), "The choice was not stored: send it again in a little while.");
  }

  /** The service takes no more now. */
  static ProblemException tooBusy() {
    return new ProblemException(
        ProblemType.UNAVAILABLE,
        "Too many choices arrive at once and this one was not stored. Send it again in a few seconds.");
  }

  /** Other instances of the service stored this visitor's answers, time after time. */
  static ProblemException outrun() {
    return new ProblemException(
        ProblemType.UNAVAILABLE,
        "Several answers of this visitor arrived at once and this one was not stored. Send it again.");
  }
}
