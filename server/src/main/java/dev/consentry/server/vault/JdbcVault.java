package dev.consentry.server.vault;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The vault in the service's database, in a schema of its own. */
@Singleton
class JdbcVault implements Vault {
  private final Transactions transactions;

  JdbcVault(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<VisitorKey> find(ConsentToken token) {
    return transactions.read(
        connection ->
            VaultRows.find(connection, List.of(BearerName.of(token))).values().stream()
                .filter(key -> key.site().equals(token.site()))
                .findFirst());
  }
}
