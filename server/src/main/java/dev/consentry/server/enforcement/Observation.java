package dev.consentry.server.enforcement;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a filter saw of a cookie. Never a value.
 *
 * @param cookie the cookie's name, at most 64 characters; empty if it has none
 * @param outcome KEPT, or why it may not leave, such as UNDECLARED
 * @param way by which way the webapp sets it, such as addCookie
 * @param path the webapp's own pattern of the paths where it does, at most 128 characters; empty
 *     where that is not observed
 * @param count how often since the filter's last delivery
 */
@Serdeable
@Schema(description = "What a filter saw of a cookie")
record Observation(
    @Schema(example = "_ga") String cookie,
    @Schema(example = "UNDECLARED") String outcome,
    @Schema(example = "addCookie") String way,
    @Schema(example = "/shop/*") String path,
    @Schema(example = "12") long count) {}
