package dev.consentry.server.access;

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

/** The administration keys in the service's database. */
@Singleton
class JdbcAdministrationKeyStore implements AdministrationKeyStore {
  private final Rows rows;

  JdbcAdministrationKeyStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<AdministrationKey> all() {
    return rows.all().stream().map(Row::toKey).toList();
  }

  @Override
  public Optional<AdministrationKey> find(String id) {
    return rows.findById(id).map(Row::toKey);
  }

  @Override
  public void add(AdministrationKey key) {
    rows.save(
        new Row(
            key.id(),
            key.name(),
            key.role().word(),
            key.keyHash(),
            key.createdAt(),
            key.createdBy(),
            key.revokedAt()));
  }

  @Override
  public void revoke(String id, Instant now) {
    rows.revoke(id, now);
  }

  /** A row of {@code administration_key}. */
  @MappedEntity("administration_key")
  record Row(
      @Id String id,
      String name,
      String role,
      String keyHash,
      Instant createdAt,
      String createdBy,
      @Nullable Instant revokedAt) {
    AdministrationKey toKey() {
      return new AdministrationKey(
          id, name, Role.of(role).orElseThrow(), keyHash, createdAt, createdBy, revokedAt);
    }

    @Override
    public String toString() {
      return "Row[" + id + ", [REDACTED]]";
    }
  }

  /** The table {@code administration_key}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    Optional<Row> findById(String id);

    @Query(
        "select id, name, role, key_hash, created_at, created_by, revoked_at from"
            + " administration_key order by created_at, id")
    List<Row> all();

    @Query("update administration_key set revoked_at = :now where id = :id and revoked_at is null")
    void revoke(String id, Instant now);
  }
}
