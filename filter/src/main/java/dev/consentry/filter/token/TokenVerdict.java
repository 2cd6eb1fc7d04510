package dev.consentry.filter.token;

/** What {@link TokenVerifier} found. */
public sealed interface TokenVerdict {

  /** The token is genuine and alive. */
  record Accepted(ConsentToken token) implements TokenVerdict {}

  /** The token counts as none. */
  record Rejected(TokenRejection reason) implements TokenVerdict {}
}
