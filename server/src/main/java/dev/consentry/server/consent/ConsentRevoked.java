package dev.consentry.server.consent;

/**
 * Tokens of a site no longer count: filters are to hear of it.
 *
 * @param site the site
 */
public record ConsentRevoked(String site) {}
