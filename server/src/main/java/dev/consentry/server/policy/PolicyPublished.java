package dev.consentry.server.policy;

/**
 * A version was published by this instance of the service.
 *
 * @param site the site that it is of
 */
public record PolicyPublished(String site) {}
