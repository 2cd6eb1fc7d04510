package dev.consentry.server.delivery;

import dev.consentry.server.access.Role;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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
import java.time.Instant;
import java.util.List;

/** Shows administration what vendors were told. */
@Controller
@Tag(name = "Administration")
final class DeliveriesController {
  private final SeeDeliveries seeDeliveries;

  DeliveriesController(SeeDeliveries seeDeliveries) {
    this.seeDeliveries = seeDeliveries;
  }

  /** How far the newest 200 messages to a site's vendors are. */
  @Get("/v1/admin/sites/{site}/deliveries")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Secured({Role.OFFICER_WORD, Role.AUDITOR_WORD})
  @SecurityRequirement(name = "administration-key")
  @Operation(
      operationId = "listDeliveries",
      summary = "Which vendors were told of withdrawals and erasures")
  @ApiResponse(responseCode = "200", description = "The deliveries, the newest first")
  @ApiResponse(responseCode = "400", description = "There is no such state")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(
      responseCode = "403",
      description = "The key is neither an officer's nor an auditor's")
  @ApiResponse(responseCode = "404", description = "No such site")
  Deliveries deliveries(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "waiting, delivered or given-up", example = "waiting")
          @Nullable
          @QueryValue
          String state) {
    return new Deliveries(
        seeDeliveries.see(site, state).stream().map(DeliveryProgress::of).toList());
  }

  /** Deliveries. */
  @Serdeable
  @Schema(name = "Deliveries")
  record Deliveries(List<DeliveryProgress> deliveries) {}

  /**
   * How far one is.
   *
   * @param id names the message, at the vendor as here
   * @param vendor the vendor
   * @param type consent.withdrawn or consent.erased
   * @param state waiting, delivered or given-up
   * @param attempts how often it was sent
   * @param occurredAt when it happened
   * @param nextAttemptAt when it is sent next; absent when it is over
   * @param outcome what came of the last attempt; absent before the first
   */
  @Serdeable
  @Schema(name = "DeliveryProgress")
  record DeliveryProgress(
      String id,
      @Schema(example = "hubspot") String vendor,
      @Schema(example = "consent.withdrawn") String type,
      @Schema(example = "waiting") String state,
      @Schema(example = "2") int attempts,
      Instant occurredAt,
      @Nullable Instant nextAttemptAt,
      @Schema(example = "status 503") @Nullable String outcome) {
    static DeliveryProgress of(DeliveryStore.Progress progress) {
      return new DeliveryProgress(
          progress.id(),
          progress.vendor(),
          progress.kind().word(),
          progress.state().word(),
          progress.attempts(),
          progress.occurredAt(),
          progress.state() == DeliveryState.WAITING ? progress.nextAttemptAt() : null,
          progress.outcome().isEmpty() ? null : progress.outcome());
    }
  }
}
