package dev.consentry.server.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** The administration keys in the service's database. */
@Singleton
class JdbcAdministrationKeyStore implements AdministrationKeyStore {
  private final Rows rows;
  private final Clock clock;

  JdbcAdministrationKeyStore(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public boolean hasAny() {
    return rows.count() > 0;
  }

  @Override
  public boolean has(String keyHash) {
    return rows.existsById(keyHash);
  }

  @Override
  public void add(String keyHash) {
    rows.save(new Row(keyHash, clock.instant()));
  }

  /** A row of {@code administration_key}. */
  @MappedEntity("administration_key")
  record Row(@Id String keyHash, Instant createdAt) {}

  /** The table {@code administration_key}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    boolean existsById(String keyHash);

    long count();
  }
}
