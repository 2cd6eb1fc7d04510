package dev.consentry.server.policy;

/**
 * What visitors are shown in one language: the texts of one policy version.
 *
 * @param language BCP 47
 * @param json the value of {@code notice} in the HTTP API, exactly as it is sent
 * @param hash SHA-256 of the JSON's UTF-8 bytes, base64url without padding: 43 characters
 */
public record Notice(String language, String json, String hash) {}
