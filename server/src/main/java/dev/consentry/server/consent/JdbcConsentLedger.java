package dev.consentry.server.consent;

import dev.consentry.server.database.DurableCommit;
import dev.consentry.server.database.UniqueViolation;
import dev.consentry.server.random.RandomIds;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger in the service's database. */
@Singleton
class JdbcConsentLedger implements ConsentLedger {
  private final RecordAppender appender;
  private final Rows rows;
  private final DurableCommit durableCommit;

  JdbcConsentLedger(RecordAppender appender, Rows rows, DurableCommit durableCommit) {
    this.appender = appender;
    this.rows = rows;
    this.durableCommit = durableCommit;
  }

  @Override
  public Optional<ConsentRecord> find(String site, String id) {
    return rows.findById(id).map(Row::toRecord).filter(record -> record.site().equals(site));
  }

  @Override
  public List<ConsentRecord> ofVisitor(String site, String visitor) {
    return RecordChain.newestFirst(
        rows.ofVisitor(site, visitor).stream().map(Row::toRecord).toList());
  }

  @Override
  public boolean append(ConsentRecord record, List<ConsentRecord> revoked) {
    try {
      appender.append(record, revoked);
    } catch (DataAccessException e) {
      if (record.previous() != null && UniqueViolation.caused(e)) {
        return false;
      }
      throw e;
    }
    durableCommit.force();
    return true;
  }

  /** One transaction: the record and what it revokes. */
  @Singleton
  static class RecordAppender {
    private final Rows rows;
    private final RevokedRows revokedRows;

    RecordAppender(Rows rows, RevokedRows revokedRows) {
      this.rows = rows;
      this.revokedRows = revokedRows;
    }

    @Transactional
    void append(ConsentRecord record, List<ConsentRecord> revoked) {
      rows.save(Row.of(record));
      for (ConsentRecord each : revoked) {
        revokedRows.add(each.site(), RandomIds.shortHash(each.id()), each.expiresAt());
      }
    }
  }

  /** A row of {@code consent_record}. */
  @MappedEntity("consent_record")
  record Row(
      @Id String id,
      String site,
      String visitor,
      @Nullable String previous,
      int policyVersion,
      String noticeHash,
      String language,
      String action,
      String choices,
      Instant recordedAt,
      Instant expiresAt) {

    static Row of(ConsentRecord record) {
      return new Row(
          record.id(),
          record.site(),
          record.visitor(),
          record.previous(),
          record.policyVersion(),
          record.noticeHash(),
          record.language(),
          record.action().word(),
          ChoicesText.write(record.choices()),
          record.recordedAt(),
          record.expiresAt());
    }

    ConsentRecord toRecord() {
      return new ConsentRecord(
          id,
          site,
          visitor,
          previous,
          policyVersion,
          noticeHash,
          language,
          ConsentAction.of(action).orElseThrow(),
          ChoicesText.read(choices),
          recordedAt,
          expiresAt);
    }

    @Override
    public String toString() {
      return "Row[REDACTED]";
    }
  }

  /** The table {@code consent_record}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    Optional<Row> findById(String id);

    @Query(
        "select id, site, visitor, previous, policy_version, notice_hash, language, action, choices, recorded_at,"
            + " expires_at from consent_record where visitor = :visitor and site = :site"
            + " order by recorded_at, id")
    List<Row> ofVisitor(String site, String visitor);
  }
}
