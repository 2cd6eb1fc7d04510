package dev.consentry.server.access;

import java.util.Optional;

/** The {@code Authorization: Bearer} header (RFC 6750, section 2.1). */
public final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** The credential of a header's value; empty if the header has another scheme or nothing. */
  public static Optional<String> read(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return Optional.of(header.substring(SCHEME.length()).strip()).filter(value -> !value.isEmpty());
  }
}
