package dev.consentry.server.secret;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The shared secrets in the service's database. */
@Singleton
class JdbcSharedSecretStore implements SharedSecretStore {
  private final Rows rows;

  JdbcSharedSecretStore(Rows rows) {
    this.rows = rows;
  }

  @Override
  public void addIfMissing(String name, String value) {
    rows.addIfMissing(name, value);
  }

  @Override
  public Optional<String> find(String name) {
    return rows.find(name).map(Row::secret);
  }

  @Override
  public void replace(String name, String value) {
    rows.replace(name, value);
  }

  /** A row of {@code service_secret}. */
  @Introspected
  @MappedEntity("service_secret")
  record Row(@Id String name, String secret) {
    @Override
    public String toString() {
      return "Row[" + name + ", [REDACTED]]";
    }
  }

  /** The table {@code service_secret}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    @Query(
        "insert into service_secret (name, secret) values (:name, :value) on conflict do nothing")
    void addIfMissing(String name, String value);

    @Query("select name, secret from service_secret where name = :name")
    Optional<Row> find(String name);

    @Query("update service_secret set secret = :value where name = :name")
    void replace(String name, String value);
  }
}
