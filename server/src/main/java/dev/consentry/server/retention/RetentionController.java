package dev.consentry.server.retention;

import dev.consentry.server.access.Role;
import dev.consentry.server.retention.SeeRetention.Overview;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;

/** Shows administration how retention rules are carried out, and lets officers approve. */
@Controller
@Tag(name = "Administration")
@SecurityRequirement(name = "administration-key")
final class RetentionController {
  private final SeeRetention seeRetention;
  private final ApproveDestruction approveDestruction;

  RetentionController(SeeRetention seeRetention, ApproveDestruction approveDestruction) {
    this.seeRetention = seeRetention;
    this.approveDestruction = approveDestruction;
  }

  /** How far retention is with a site's consent records, with its destruction ledger. */
  @Get("/v1/admin/sites/{site}/retention")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Secured({Role.OFFICER_WORD, Role.AUDITOR_WORD})
  @Operation(operationId = "getRetention", summary = "What became of records whose time has come")
  @ApiResponse(responseCode = "200", description = "The rule, the progress and the destructions")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is of a role that may not do this")
  @ApiResponse(responseCode = "404", description = "No such site")
  Retention retention(@Parameter(description = "The site's name", example = "medit") String site) {
    return Retention.of(seeRetention.see(site));
  }

  /** Approves a destruction. It cannot be taken back. */
  @Post("/v1/admin/sites/{site}/destructions/{id}/approval")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Role.OFFICER_WORD)
  @Operation(operationId = "approveDestruction", summary = "Approve a destruction")
  @ApiResponse(responseCode = "204", description = "Approved; it is carried out in the background")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is of a role that may not do this")
  @ApiResponse(responseCode = "404", description = "The site has none of this id that waits")
  HttpResponse<Void> approve(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "The destruction's id") String id,
      @Parameter(hidden = true) Principal officer) {
    approveDestruction.approve(site, id, officer.getName());
    return HttpResponse.noContent();
  }

  /**
   * How far retention is.
   *
   * @param keep how long records are kept after the visitor's last answer expired; absent where the
   *     policy has no rule for them
   * @param then destroy or store-apart
   * @param apartFor how long they are stored apart; absent where the policy does not say
   * @param approvalRequired whether an officer approves each destruction
   * @param storedApart how many records are stored apart now
   * @param lastCompletedAt when the ledger was last looked through to its end
   * @param destructions the newest 100, the newest first
   */
  @Serdeable
  @Schema(name = "Retention")
  record Retention(
      @Schema(example = "P1Y") @Nullable String keep,
      @Schema(example = "store-apart") @Nullable String then,
      @Schema(example = "P4Y") @Nullable String apartFor,
      boolean approvalRequired,
      @Schema(example = "1200") long storedApart,
      @Nullable Instant lastCompletedAt,
      List<DestructionEntry> destructions) {
    static Retention of(Overview overview) {
      return new Retention(
          overview.keep(),
          overview.then(),
          overview.apartFor(),
          overview.approvalRequired(),
          overview.storedApart(),
          overview.lastWholeAt(),
          overview.destructions().stream().map(DestructionEntry::of).toList());
    }
  }

  /** An entry of the destruction ledger. */
  @Serdeable
  @Schema(name = "Destruction")
  record DestructionEntry(
      String id,
      @Schema(example = "consent-records") String what,
      @Schema(description = "selected, approved or destroyed", example = "selected") String state,
      @Schema(example = "1200") long records,
      Instant selectedAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Schema(example = "0") long destroyed,
      @Nullable Instant destroyedAt) {
    static DestructionEntry of(Destruction destruction) {
      return new DestructionEntry(
          destruction.id(),
          Destruction.CONSENT_RECORDS,
          destruction.state().word(),
          destruction.records(),
          destruction.selectedAt(),
          destruction.approvedBy(),
          destruction.approvedAt(),
          destruction.destroyed(),
          destruction.destroyedAt());
    }
  }
}
