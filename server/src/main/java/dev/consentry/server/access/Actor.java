package dev.consentry.server.access;

import io.micronaut.security.authentication.Authentication;
import java.util.stream.Collectors;

/**
 * Who does something in administration.
 *
 * @param name the key's name, or {@code oidc:} and the subject that the identity provider names
 * @param roles the roles' words, between commas
 */
public record Actor(String name, String roles) {
  /** What a subject of the identity provider is called with: no key's name has a colon. */
  static final String OF_THE_PROVIDER = "oidc:";

  private static final int LONGEST_NAME = 128;

  /** Who was let in. */
  public static Actor of(Authentication authentication) {
    String name = authentication.getName();
    return new Actor(
        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
        authentication.getRoles().stream().sorted().collect(Collectors.joining(",")));
  }
}
