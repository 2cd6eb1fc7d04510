package dev.consentry.server.site;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sites' keys in the service's database. */
@Singleton
class JdbcSiteKeyStore implements SiteKeyStore {
  private final Rows rows;

  JdbcSiteKeyStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<SiteKey> of(String site) {
    return rows.of(site).stream().map(Row::toKey).toList();
  }

  @Override
  public List<SiteKey> living() {
    return rows.living().stream().map(Row::toKey).toList();
  }

  @Override
  public Optional<SiteKey> find(String id) {
    return rows.findById(id).map(Row::toKey);
  }

  @Override
  public void add(SiteKey key) {
    rows.save(
        new Row(
            key.id(),
            key.site(),
            key.name(),
            key.keyHash(),
            key.createdAt(),
            key.createdBy(),
            key.revokedAt()));
  }

  @Override
  public void revoke(String id, Instant now) {
    rows.revoke(id, now);
  }

  /** A row of {@code site_key}. */
  @MappedEntity("site_key")
  record Row(
      @Id String id,
      String site,
      String name,
      String keyHash,
      Instant createdAt,
      String createdBy,
      @Nullable Instant revokedAt) {
    SiteKey toKey() {
      return new SiteKey(id, site, name, keyHash, createdAt, createdBy, revokedAt);
    }

    @Override
    public String toString() {
      return "Row[" + id + ", [REDACTED]]";
    }
  }

  /** The table {@code site_key}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    Optional<Row> findById(String id);

    @Query(
        "select id, site, name, key_hash, created_at, created_by, revoked_at from site_key"
            + " where site = :site order by created_at, id")
    List<Row> of(String site);

    @Query(
        "select id, site, name, key_hash, created_at, created_by, revoked_at from site_key"
            + " where revoked_at is null")
    List<Row> living();

    @Query("update site_key set revoked_at = :now where id = :id and revoked_at is null")
    void revoke(String id, Instant now);
  }
}
