package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;

/** Tokens that differ from another in one thing. */
final class Tokens {
  private Tokens() {}

  static ConsentToken ofSite(String site, ConsentToken token) {
    return changed(site, token.recordId(), token);
  }

  static ConsentToken ofRecord(String recordId, ConsentToken token) {
    return changed(token.site(), recordId, token);
  }

  private static ConsentToken changed(String site, String recordId, ConsentToken token) {
    return new ConsentToken(
        site,
        recordId,
        token.issuedAt(),
        token.expiresAt(),
        token.policyVersion(),
        token.grants(),
        token.parts());
  }
}
