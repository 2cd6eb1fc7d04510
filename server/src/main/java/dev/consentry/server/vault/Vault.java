package dev.consentry.server.vault;

import dev.consentry.filter.token.ConsentToken;
import java.util.Optional;

/** Leads from a visitor's token to the visitor's key, until the visitor is erased. */
public interface Vault {
  /**
   * The key of the visitor whose token this is.
   *
   * @param token a token whose signature holds
   * @return empty if the visitor was erased, or never was
   */
  Optional<VisitorKey> find(ConsentToken token);
}
