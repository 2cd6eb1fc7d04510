package dev.consentry.server.consent;

import dev.consentry.server.access.Bearer;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Takes a visitor's choices. */
@Controller
@Tag(name = "Choices")
final class ChoicesController {
  private final RecordConsent recordConsent;

  ChoicesController(RecordConsent recordConsent) {
    this.recordConsent = recordConsent;
  }

  /** Records a visitor's choices. Answered only when they are on disk. */
  @Post("/v1/sites/{site}/choices")
  @Operation(operationId = "recordChoices", summary = "Record what a visitor chose")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Choices.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Answer.class)))
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(responseCode = "404", description = "No such site")
  @ApiResponse(
      responseCode = "409",
      description = "Another version of the policy is in effect: ask again")
  @ApiResponse(responseCode = "410", description = "What this request recorded was erased since")
  @ApiResponse(responseCode = "413", description = "The body is too large")
  @ApiResponse(responseCode = "415", description = "The body is not JSON")
  @ApiResponse(
      responseCode = "422",
      description =
          "The choices do not answer what was asked, or the Idempotency-Key belongs to another request")
  @ApiResponse(responseCode = "503", description = "Nothing was stored: try again")
  @ApiResponse(responseCode = "507", description = "Nothing was stored: the disk is full")
  CompletableFuture<HttpResponse<Answer>> record(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body byte[] body,
      @Parameter(hidden = true) @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization,
      @Parameter(
              description =
                  "A random name for this request. Sent again within 24 hours, with the same body, it answers with the"
                      + " record that it made",
              example = "8e03978e-40d5-43dd-bc93-6894a57f9324")
          @Nullable
          @Header("Idempotency-Key")
          String idempotencyKey) {
    String token = authorization == null ? null : Bearer.read(authorization).orElse(null);
    ChoicesRequest request = ChoicesReader.read(body);
    return recordConsent
        .record(site, request, token, RequestNames.read(site, idempotencyKey, body))
        .thenApply(ChoicesController::answer);
  }

  private static HttpResponse<Answer> answer(RecordConsent.Recorded recorded) {
    return HttpResponse.created(new Answer(recorded.token(), Receipt.of(recorded.record())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * What the body is, for the description only: {@link ChoicesReader} reads it.
   *
   * @param policyVersion the version that was shown
   * @param noticeHash the hash of the notice that was shown
   * @param language the language that it was shown in
   * @param action accept-all, refuse-all, save or withdraw
   * @param choices every purpose that is not required, granted (true) or refused (false)
   * @param parts every vendor or cookie of the purposes that are asked so; a purpose that is left
   *     out is answered as a whole
   */
  @Serdeable
  @Schema(description = "What a visitor chose")
  record Choices(
      @Schema(example = "1") int policyVersion,
      String noticeHash,
      @Schema(example = "ko") String language,
      @Schema(description = "accept-all, refuse-all, save or withdraw") String action,
      @Schema(example = "{\"analytics\": true, \"advertising\": false}")
          Map<String, Boolean> choices,
      @Nullable
          @Schema(
              example = "{\"advertising\": {\"medit\": true, \"advertising-partners\": false}}",
              description =
                  "Within the purposes whose notice says askEach: true or false for each vendor or"
                      + " cookie. A purpose that is left out is answered as a whole")
          Map<String, Map<String, Boolean>> parts) {}

  /**
   * What was recorded.
   *
   * @param token the token for the consent cookie
   * @param receipt the visitor's copy
   */
  @Serdeable
  @Schema(name = "RecordedChoices")
  record Answer(String token, Receipt receipt) {
    @Override
    public String toString() {
      return "Answer[REDACTED]";
    }
  }
}
