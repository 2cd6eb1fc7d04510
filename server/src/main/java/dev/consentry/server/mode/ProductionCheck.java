package dev.consentry.server.mode;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start in production with what is only good for trying out, before a database is
 * opened.
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ProductionCheck {
  ProductionCheck(
      Mode mode,
      @Property(name = "consentry.master-key") @Nullable String masterKey,
      @Property(name = "consentry.master-key-file") @Nullable String masterKeyFile,
      @Property(name = "consentry.database.password") @Nullable String password) {
    if (!mode.isProduction()) {
      return;
    }
    List<String> problems = new ArrayList<>();
    if (isBlank(masterKey) && isBlank(masterKeyFile)) {
      problems.add(
          "there is no master key to seal private keys with: put 32 random bytes in base64 (openssl"
              + " rand -base64 32) into the environment as CONSENTRY_MASTER_KEY, or into a file"
              + " named by CONSENTRY_MASTER_KEY_FILE");
    }
    if (isBlank(password)) {
      problems.add(
          "the database has no password: set CONSENTRY_DATABASE_PASSWORD (and its address and"
              + " user)");
    }
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "Consentry does not start in production mode:\n - " + String.join("\n - ", problems));
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
