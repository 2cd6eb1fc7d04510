package dev.consentry.server.consent;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code revoked_record}: hashes of record ids whose tokens no longer count. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RevokedRows extends GenericRepository<RevokedRows.Row, Long> {

  /** A row of {@code revoked_record}. */
  @Introspected
  @MappedEntity("revoked_record")
  record Row(@Id long sequence, String site, String recordHash, Instant expiresAt) {}

  @Query(
      "insert into revoked_record (site, record_hash, expires_at) values (:site, :recordHash, :expiresAt)"
          + " on conflict do nothing")
  void add(String site, String recordHash, Instant expiresAt);

  @Query(
      "select sequence, site, record_hash, expires_at from revoked_record"
          + " where site = :site and expires_at > :now order by sequence")
  List<Row> alive(String site, Instant now);
}
