package dev.consentry.server.consent;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's copy of a consent record: everything in it but the ids.
 *
 * @param site the site
 * @param policyVersion the version that was shown
 * @param language the language that it was shown in
 * @param noticeHash the notice that was shown
 * @param action how the answer was given
 * @param choices granted (true) or refused (false) per purpose
 * @param parts the same within the purposes that were asked vendor by vendor or cookie by cookie;
 *     absent where none was
 * @param recordedAt the service's clock, UTC
 * @param expiresAt when the visitor is asked again
 */
@Serdeable
@Schema(name = "ConsentReceipt", description = "The visitor's copy of what was recorded")
public record Receipt(
    @Schema(example = "medit") String site,
    @Schema(example = "1") int policyVersion,
    @Schema(example = "ko") String language,
    String noticeHash,
    @Schema(example = "accept-all") String action,
    @Schema(example = "{\"analytics\": true, \"advertising\": false}") Map<String, Boolean> choices,
    @Nullable
        @Schema(
            example = "{\"advertising\": {\"medit\": true, \"advertising-partners\": false}}",
            description =
                "Within the purposes that were asked vendor by vendor or cookie by cookie")
        Map<String, Map<String, Boolean>> parts,
    Instant recordedAt,
    Instant expiresAt) {

  /** The receipt of a record. */
  public static Receipt of(ConsentRecord record) {
    return new Receipt(
        record.site(),
        record.policyVersion(),
        record.language(),
        record.noticeHash(),
        record.action().word(),
        record.choices(),
        record.parts().isEmpty() ? null : record.parts().byPurpose(),
        record.recordedAt(),
        record.expiresAt());
  }
}
