package dev.consentry.server.access;

import io.micronaut.security.authentication.Authentication;
import java.util.stream.Collectors;

/**
 * Who does something in administration.
 *
 * @param name the key's name, or the subject that the identity provider names
 * @param roles the roles' words, between commas
 */
public record Actor(String name, String roles) {
  /** Who was let in. */
  public static Actor of(Authentication authentication) {
    return new Actor(
        authentication.getName(),
        authentication.getRoles().stream().sorted().collect(Collectors.joining(",")));
  }
}
