package dev.consentry.server.visitor;

import dev.consentry.server.access.Actor;
import dev.consentry.server.access.Role;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.Receipt;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.visitor.ActForVisitor.Mandate;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Lets officers act for visitors. Each address takes whom for and why, and leaves an entry. */
@Controller("/v1/admin/sites/{site}/visitor")
@Secured(Role.OFFICER_WORD)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Administration")
@SecurityRequirement(name = "administration-key")
@ApiResponse(responseCode = "400", description = "There is no reason, or the body cannot be read")
@ApiResponse(responseCode = "401", description = "No key that holds, or no such visitor")
@ApiResponse(responseCode = "403", description = "The key is not an officer's")
@ApiResponse(responseCode = "404", description = "No such site")
final class ActForVisitorController {
  private final ActForVisitor act;
  private final ExportRecords exportRecords;

  ActForVisitorController(ActForVisitor act, ExportRecords exportRecords) {
    this.act = act;
    this.exportRecords = exportRecords;
  }

  /** The visitor's receipts. */
  @Post("/see")
  @Operation(operationId = "seeRecordsFor", summary = "See a visitor's records, for them")
  @ApiResponse(responseCode = "200", description = "The receipts, the newest first")
  HttpResponse<SeenReceipts> see(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    List<ConsentRecord> records = act.see(request.mandate(site, authentication));
    return HttpResponse.ok(new SeenReceipts(records.stream().map(Receipt::of).toList()));
  }

  /** The visitor's records as a document to hand over. */
  @Post(value = "/export", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "exportRecordsFor", summary = "Export a visitor's records, for them")
  @ApiResponse(
      responseCode = "200",
      description = "JSON with the fields of ISO/IEC TS 27560",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  HttpResponse<String> export(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    return HttpResponse.ok(
        exportRecords.json(site, act.export(request.mandate(site, authentication))));
  }

  /** Withdraws purposes, vendors or cookies within them, or everything. */
  @Post("/withdrawal")
  @Operation(operationId = "withdrawFor", summary = "Withdraw for a visitor")
  @ApiResponse(responseCode = "201", description = "Withdrawn", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "422",
      description = "The site does not ask about such a purpose or part")
  HttpResponse<Receipt> withdraw(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    return HttpResponse.created(
        Receipt.of(
            act.withdraw(
                request.mandate(site, authentication),
                NamedWithdrawal.of(request.purposes(), request.parts()))));
  }

  /** Stops all processing until lifted. */
  @Post("/stop")
  @Operation(operationId = "stopProcessingFor", summary = "Stop all processing, for a visitor")
  @ApiResponse(responseCode = "201", description = "Stopped", useReturnTypeSchema = true)
  HttpResponse<Receipt> stop(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    return HttpResponse.created(Receipt.of(act.stop(request.mandate(site, authentication))));
  }

  /** Lifts the stop. */
  @Post("/lift")
  @Operation(operationId = "liftStopFor", summary = "Lift the stop, for a visitor")
  @ApiResponse(responseCode = "204", description = "Lifted")
  HttpResponse<Void> lift(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    act.lift(request.mandate(site, authentication));
    return HttpResponse.noContent();
  }

  /** Erases the visitor for good. */
  @Post("/erase")
  @Operation(operationId = "eraseVisitorFor", summary = "Erase a visitor, for them")
  @ApiResponse(responseCode = "204", description = "Erased")
  HttpResponse<Void> erase(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Request request,
      @Parameter(hidden = true) Authentication authentication) {
    act.erase(request.mandate(site, authentication));
    return HttpResponse.noContent();
  }

  /**
   * For whom and why.
   *
   * @param visitor the export code or token that the visitor showed
   * @param reason why, for the access log
   * @param purposes for a withdrawal: whole purposes
   * @param parts for a withdrawal: vendors or cookies within purposes. Neither: everything
   */
  @Serdeable
  @Schema(name = "RequestForVisitor")
  record Request(
      @Nullable @Schema(description = "The export code or token that the visitor showed")
          String visitor,
      @Nullable @Schema(example = "asked by letter, case 2026-117") String reason,
      @Nullable List<String> purposes,
      @Nullable Map<String, List<String>> parts) {
    Mandate mandate(String site, Authentication authentication) {
      if (visitor == null || visitor.isEmpty() || reason == null) {
        throw new ProblemException(
            ProblemType.MALFORMED,
            "Say in \"visitor\" what the visitor showed, and in \"reason\" why you need this.");
      }
      return new Mandate(Actor.of(authentication), site, visitor, reason);
    }

    @Override
    public String toString() {
      return "Request[REDACTED]";
    }
  }

  /**
   * A visitor's receipts.
   *
   * @param receipts the newest first
   */
  @Serdeable
  @Schema(name = "SeenReceipts")
  record SeenReceipts(List<Receipt> receipts) {}
}
