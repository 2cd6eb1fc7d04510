package dev.consentry.server.policy;

/**
 * Whom visitors may turn to: a role, never a person.
 *
 * @param role such as "Chief privacy officer"
 * @param email the role's address
 */
public record Contact(LocalizedText role, String email) {}
