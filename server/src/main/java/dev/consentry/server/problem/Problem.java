package dev.consentry.server.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error answer, {@code application/problem+json} as in RFC 9457.
 *
 * @param type what kind of problem, stable for programs
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong here and what to do about it
 * @param problems each single thing that is wrong, where there can be several
 */
@Serdeable
@Schema(description = "An error: what is wrong and what to do about it (RFC 9457)")
public record Problem(
    @Schema(example = "urn:consentry:problem:policy-changed") String type,
    @Schema(example = "Another version of the policy is in effect") String title,
    @Schema(example = "409") int status,
    @Schema(
            example =
                "Version 3 is in effect, the choices answer version 2. Fetch the notice and ask again.")
        String detail,
    @Nullable List<String> problems) {

  /** The media type of every error answer. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail, @Nullable List<String> problems) {
    return new Problem(type.uri(), type.title(), type.status().getCode(), detail, problems);
  }
}
