package dev.consentry.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.database.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 finds a token by its key, however many there are. */
class EmbeddedPlansTest {
  @ParameterizedTest
  @ValueSource(strings = {VaultRows.HOLD_ONE, VaultRows.REMOVE_ONE})
  void one_token_is_looked_for_by_both_columns_of_its_key(String sql) {
    String plan =
        SharedService.on(Database.H2)
            .bean(Transactions.class)
            .read(
                connection -> {
                  try (PreparedStatement explain = connection.prepareStatement("explain " + sql);
                      ResultSet row = explain.executeQuery()) {
                    row.next();
                    return row.getString(1);
                  }
                });

    assertThat(plan.replaceAll("\\s+", " "))
        .contains("PRIMARY_KEY")
        .contains("issued_at = ?1 AND record_hash = ?2")
        .doesNotContain("tableScan");
  }
}
