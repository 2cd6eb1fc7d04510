package dev.consentry.server.policy;

/**
 * Where a visitor can learn more.
 *
 * @param title what is found there
 * @param url an https address
 */
public record Link(LocalizedText title, String url) {}
