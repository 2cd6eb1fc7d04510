package dev.consentry.server.retention;

import static dev.consentry.server.retention.Rows.time;
import static dev.consentry.server.retention.Rows.timeOrNull;

import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The one row of the table {@code retention_progress}. */
@Singleton
class JdbcRetentionProgress implements RetentionProgress {
  private static final String DUE =
      "select 1 from retention_progress where id = 1 and next_at <= ?";
  private static final String TAKE =
      "update retention_progress set next_at = ? where id = 1 and next_at <= ?";
  private static final String GO_ON =
      "update retention_progress set position = ?, next_at = ?, last_whole_at = ? where id = 1";
  private static final String PROGRESS =
      "select position, last_whole_at from retention_progress where id = 1";

  private final Transactions transactions;

  JdbcRetentionProgress(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Progress> take(Instant now, Instant until) {
    boolean due = transactions.read(connection -> Rows.exist(connection, DUE, time(now)));
    if (!due) {
      return Optional.empty();
    }
    int taken =
        transactions.write(connection -> Rows.update(connection, TAKE, time(until), time(now)));
    return taken == 1 ? Optional.of(progress()) : Optional.empty();
  }

  @Override
  public void goOn(Progress progress, Instant nextAt) {
    transactions.change(
        connection ->
            Rows.update(
                connection,
                GO_ON,
                progress.position(),
                time(nextAt),
                timeOrNull(progress.lastWholeAt())));
  }

  @Override
  public Progress progress() {
    return transactions
        .read(
            connection ->
                Rows.all(
                    connection,
                    PROGRESS,
                    row -> new Progress(row.getLong(1), Rows.instantOrNull(row, 2))))
        .get(0);
  }
}
