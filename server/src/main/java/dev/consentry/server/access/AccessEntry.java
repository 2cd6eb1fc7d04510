package dev.consentry.server.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the access log.
 *
 * @param sequence its number, ascending
 * @param at when
 * @param actor who
 * @param role in which role
 * @param action what was done
 * @param site on which site
 * @param visitor whose data, by pseudonym; absent where nobody was found
 * @param reason why, in the actor's words
 */
@Serdeable
@Schema(description = "Who did what with a visitor's data, and why")
public record AccessEntry(
    long sequence,
    Instant at,
    @Schema(example = "privacy desk") String actor,
    @Schema(example = "officer") String role,
    @Schema(example = "see-records") String action,
    @Schema(example = "medit") String site,
    @Nullable String visitor,
    @Schema(example = "asked by letter, case 2026-117") String reason) {}
