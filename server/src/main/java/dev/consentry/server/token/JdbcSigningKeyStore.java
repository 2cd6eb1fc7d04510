package dev.consentry.server.token;

import dev.consentry.filter.token.VerificationKey;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Base64;
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
    return rows.findAllOrderByCreatedAtAndId().stream()
        .map(row -> new StoredKey(row.id(), row.privateKey(), row.createdAt()))
        .toList();
  }

  @Override
  public void add(StoredKey key) {
    VerificationKey verification = key.signer().verificationKey();
    String publicKey =
        Base64.getUrlEncoder().withoutPadding().encodeToString(verification.publicKey());
    rows.save(new Row(key.id(), publicKey, key.privateKey(), key.createdAt()));
  }

  /** A row of {@code signing_key}. */
  @MappedEntity("signing_key")
  record Row(@Id String id, String publicKey, String privateKey, Instant createdAt) {
    @Override
    public String toString() {
      return "Row[" + id + ", [REDACTED]]";
    }
  }

  /** The table {@code signing_key}. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Rows extends GenericRepository<Row, String> {
    Row save(Row row);

    List<Row> findAllOrderByCreatedAtAndId();
  }
}
