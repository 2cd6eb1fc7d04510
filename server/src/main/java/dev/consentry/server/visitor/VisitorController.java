package dev.consentry.server.visitor;

import dev.consentry.server.access.Bearer;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.Receipt;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.ExportCodes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gives visitors what they have a right to. What they show is their token or an export code. */
@Controller("/v1/sites/{site}/visitor")
@ExecuteOn(TaskExecutors.BLOCKING)
@SecurityRequirement(name = "consent-token")
@Tag(name = "Visitor")
final class VisitorController {
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final SeeRecords seeRecords;
  private final ExportRecords exportRecords;
  private final VisitorRights rights;

  VisitorController(SeeRecords seeRecords, ExportRecords exportRecords, VisitorRights rights) {
    this.seeRecords = seeRecords;
    this.exportRecords = exportRecords;
    this.rights = rights;
  }

  /** Everything recorded about this visitor, the newest first. */
  @Get
  @Operation(operationId = "seeRecords", summary = "What is recorded about this visitor")
  @ApiResponse(responseCode = "200", description = "The visitor's receipts, the newest first")
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Receipts> see(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    String credential = credential(authorization);
    return kept(
        HttpResponse.ok(
            new Receipts(
                rights.isStopped(site, credential),
                seeRecords.see(site, credential).stream().map(Receipt::of).toList())));
  }

  /** The same as a document, with every text that was shown and its proof. */
  @Get(
      value = "/export",
      produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Operation(operationId = "exportRecords", summary = "This visitor's records as a document")
  @ApiResponse(
      responseCode = "200",
      description = "JSON with the fields of ISO/IEC TS 27560, or a page to read",
      content = {@Content(mediaType = "application/json"), @Content(mediaType = "text/html")})
  @ApiResponse(responseCode = "400", description = "A format that there is not")
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<String> export(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(
              description = "html for a page to read; json, or left out, for JSON",
              example = "html")
          @Nullable
          @QueryValue
          String format,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    if (format != null && !format.equals("json") && !format.equals("html")) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "The format is html, for a page to read, or json. Name one of them, or leave it out for"
              + " JSON.");
    }
    List<ConsentRecord> records = seeRecords.see(site, credential(authorization));
    return "html".equals(format)
        ? kept(HttpResponse.ok(exportRecords.html(site, records)).contentType(HTML))
        : kept(
            HttpResponse.ok(exportRecords.json(site, records))
                .contentType(MediaType.APPLICATION_JSON_TYPE));
  }

  /** Takes back purposes, vendors or cookies within them, or everything. */
  @Post("/withdrawal")
  @Operation(operationId = "withdraw", summary = "Withdraw what was granted")
  @ApiResponse(
      responseCode = "201",
      description = "Withdrawn, with the receipt",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  @ApiResponse(
      responseCode = "422",
      description = "The site does not ask about such a purpose or part")
  HttpResponse<Answer> withdraw(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Withdrawal withdrawal,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    return kept(
        HttpResponse.created(
            Answer.of(
                rights.withdraw(
                    site,
                    credential(authorization),
                    NamedWithdrawal.of(withdrawal.purposes(), withdrawal.parts())))));
  }

  /** Refuses everything at once; nothing can be granted until this is lifted. */
  @Post("/stop")
  @Operation(operationId = "stopProcessing", summary = "Stop all processing until lifted")
  @ApiResponse(
      responseCode = "201",
      description = "Stopped, with the receipt",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Answer> stop(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    return kept(HttpResponse.created(Answer.of(rights.stop(site, credential(authorization)))));
  }

  /** Lets the visitor grant again. What was refused stays refused until they do. */
  @Delete("/stop")
  @Operation(operationId = "liftStop", summary = "Lift the stop")
  @ApiResponse(responseCode = "204", description = "Lifted")
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Void> lift(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    rights.lift(site, credential(authorization));
    return HttpResponse.noContent();
  }

  /** Makes a code that stands for the token elsewhere: on paper, by mail, at a desk. */
  @Post("/code")
  @Operation(operationId = "makeExportCode", summary = "A code for use without this browser")
  @ApiResponse(
      responseCode = "201",
      description = "The code, shown this once",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Code> code(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    ExportCodes.Made made = rights.code(site, credential(authorization));
    return kept(HttpResponse.created(new Code(made.code(), made.expiresAt())));
  }

  /**
   * Erases the visitor for good. Filters refuse the token within their polling interval; what
   * remains tells that somebody answered, and nobody who.
   */
  @Delete
  @Operation(operationId = "eraseVisitor", summary = "Erase this visitor for good")
  @ApiResponse(responseCode = "204", description = "Erased")
  @ApiResponse(responseCode = "401", description = "No token or code, or one that does not hold")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Void> erase(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
    rights.erase(site, credential(authorization));
    return HttpResponse.noContent();
  }

  private static String credential(@Nullable String authorization) {
    return authorization == null ? "" : Bearer.read(authorization).orElse("");
  }

  private static <T> HttpResponse<T> kept(MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * A visitor's receipts.
   *
   * @param stopped whether the visitor asked to stop all processing
   * @param receipts the newest first
   */
  @Serdeable
  @Schema(name = "ConsentReceipts")
  record Receipts(boolean stopped, List<Receipt> receipts) {}

  /**
   * What to take back.
   *
   * @param purposes whole purposes
   * @param parts vendors or cookies within purposes. Neither: everything
   */
  @Serdeable
  @Schema(name = "Withdrawal")
  record Withdrawal(
      @Nullable @Schema(example = "[\"analytics\"]", description = "Whole purposes")
          List<String> purposes,
      @Nullable
          @Schema(
              example = "{\"advertising\": [\"advertising-partners\"]}",
              description =
                  "Vendors or cookies within purposes, where the site asks about them. Without"
                      + " purposes and parts everything is withdrawn")
          Map<String, List<String>> parts) {}

  /**
   * What was recorded.
   *
   * @param token the token for the consent cookie
   * @param receipt the visitor's copy
   */
  @Serdeable
  @Schema(name = "RecordedWithdrawal")
  record Answer(String token, Receipt receipt) {
    static Answer of(StoredAnswer withdrawn) {
      return new Answer(withdrawn.token(), Receipt.of(withdrawn.record()));
    }

    @Override
    public String toString() {
      return "Answer[REDACTED]";
    }
  }

  /**
   * An export code.
   *
   * @param code what the visitor keeps
   * @param expiresAt when it ends to hold
   */
  @Serdeable
  @Schema(name = "ExportCode")
  record Code(String code, Instant expiresAt) {
    @Override
    public String toString() {
      return "Code[REDACTED]";
    }
  }
}
