package dev.consentry.server.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The access log in the service's database. */
@Singleton
class JdbcAccessLogStore implements AccessLogStore {
  private final Rows rows;

  JdbcAccessLogStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public void add(AccessEntry entry) {
    rows.add(
        entry.at(),
        entry.actor(),
        entry.role(),
        entry.action(),
        entry.site(),
        entry.visitor(),
        entry.reason());
  }

  @Override
  public List<AccessEntry> read(long before, int limit) {
    return rows.read(before, limit).stream().map(Row::toEntry).toList();
  }

  /** A row of {@code access_log}. */
  @Introspected
  @MappedEntity("access_log")
  record Row(
      @Id long sequence,
      Instant at,
      String actor,
      String role,
      String action,
      String site,
      @Nullable String visitor,
      String reason) {
    AccessEntry toEntry() {
      return new AccessEntry(sequence, at, actor, role, action, site, visitor, reason);
    }
  }

  /** The table {@code access_log}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, Long> {
    @Query(
        "insert into access_log (at, actor, role, action, site, visitor, reason)"
            + " values (:at, :actor, :role, :action, :site, :visitor, :reason)")
    void add(
        Instant at,
        String actor,
        String role,
        String action,
        String site,
        @Nullable String visitor,
        String reason);

    @Query(
        "select sequence, at, actor, role, action, site, visitor, reason from access_log"
            + " where sequence < :before order by sequence desc limit :limit")
    List<Row> read(long before, int limit);
  }
}
