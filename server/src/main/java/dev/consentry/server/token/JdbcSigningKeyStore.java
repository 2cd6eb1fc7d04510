package dev.consentry.server.token;

import dev.consentry.server.database.UniqueViolation;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The signing keys in the service's database. */
@Singleton
class JdbcSigningKeyStore implements SigningKeyStore {
  private final Rows rows;

  JdbcSigningKeyStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<StoredKey> all() {
    return rows.all().stream()
        .map(
            row ->
                new StoredKey(
                    row.id(), row.privateKey(), row.createdAt(), row.generation(), row.signsFrom()))
        .toList();
  }

  @Override
  public boolean add(StoredKey key, String publicKey) {
    try {
      rows.save(
          new Row(
              key.id(),
              publicKey,
              key.privateKey(),
              key.createdAt(),
              key.generation(),
              key.signsFrom()));
      return true;
    } catch (DataAccessException e) {
      if (UniqueViolation.caused(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void seal(String id, String privateKey) {
    rows.seal(id, privateKey);
  }

  @Override
  public void remove(String id) {
    rows.remove(id);
  }

  /** A row of {@code signing_key}. */
  @MappedEntity("signing_key")
  record Row(
      @Id String id,
      String publicKey,
      String privateKey,
      Instant createdAt,
      int generation,
      Instant signsFrom) {
    @Override
    public String toString() {
      return "Row[" + id + ", [REDACTED]]";
    }
  }

  /** The table {@code signing_key}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    @Query(
        "select id, public_key, private_key, created_at, generation, signs_from from signing_key"
            + " order by generation")
    List<Row> all();

    @Query("update signing_key set private_key = :privateKey where id = :id")
    void seal(String id, String privateKey);

    @Query("delete from signing_key where id = :id")
    void remove(String id);
  }
}
