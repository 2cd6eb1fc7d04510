package dev.consentry.server.vault;

import java.time.Instant;
import java.util.UUID;

/**
 * A named request that was answered.
 *
 * @param nameHash how the database names it
 * @param requestHash a hash of what it asked for
 * @param sealedRecordId the record id that it led to, sealed
 * @param issuedAt the {@code iat} of the token that it led to
 * @param forgottenAt until when sending it again finds its record; a new one after that
 */
public record NamedRequest(
    UUID nameHash, UUID requestHash, UUID sealedRecordId, Instant issuedAt, Instant forgottenAt) {}
