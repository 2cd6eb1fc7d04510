package dev.consentry.server.visitor;

import dev.consentry.server.access.Bearer;
import dev.consentry.server.consent.Receipt;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows visitors what is recorded about them. */
@Controller
@Tag(name = "Visitor")
final class VisitorController {
  private final SeeRecords seeRecords;

  VisitorController(SeeRecords seeRecords) {
    this.seeRecords = seeRecords;
  }

  /** Everything recorded about the visitor whose token this is, the newest first. */
  @Get("/v1/sites/{site}/visitor")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SecurityRequirement(name = "consent-token")
  @Operation(operationId = "seeRecords", summary = "What is recorded about this visitor")
  @ApiResponse(responseCode = "200", description = "The visitor's receipts, the newest first")
  @ApiResponse(responseCode = "401", description = "No token, or one that does not hold")
  HttpResponse<Receipts> see(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    String token = authorization == null ? "" : Bearer.read(authorization).orElse("");
    return HttpResponse.ok(
            new Receipts(seeRecords.see(site, token).stream().map(Receipt::of).toList()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * A visitor's receipts.
   *
   * @param receipts the newest first
   */
  @Serdeable
  @Schema(name = "ConsentReceipts")
  record Receipts(List<Receipt> receipts) {}
}
