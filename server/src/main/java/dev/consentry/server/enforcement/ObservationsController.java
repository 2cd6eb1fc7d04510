package dev.consentry.server.enforcement;

import dev.consentry.server.access.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Takes what filters saw of a site's cookies, and shows it to its officers. */
@Controller
final class ObservationsController {
  private final TakeObservations observations;

  ObservationsController(TakeObservations observations) {
    this.observations = observations;
  }

  /** Adds a filter's observations to the site's sums. */
  @Post("/v1/sites/{site}/observations")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Status(HttpStatus.NO_CONTENT)
  @Tag(name = "Enforcement")
  @Operation(operationId = "sendObservations", summary = "Tell what a filter saw of the cookies")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Batch.class)))
  @ApiResponse(responseCode = "204", description = "Taken")
  @ApiResponse(responseCode = "400", description = "The body cannot be read")
  @ApiResponse(
      responseCode = "401",
      description = "No key of this site, where filters need one: in production they do")
  @ApiResponse(responseCode = "404", description = "No such site")
  @ApiResponse(responseCode = "413", description = "The body is too large")
  HttpResponse<Void> take(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body byte[] body) {
    observations.take(site, ObservationsReader.read(body));
    return HttpResponse.noContent();
  }

  /** What the site's filters saw so far. */
  @Get("/v1/admin/sites/{site}/observations")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Tag(name = "Administration")
  @Secured({Role.OFFICER_WORD, Role.AUDITOR_WORD, Role.PUBLISHER_WORD})
  @SecurityRequirement(name = "administration-key")
  @Operation(operationId = "getObservations", summary = "What filters saw of a site's cookies")
  @ApiResponse(responseCode = "200", description = "The sums, by cookie")
  @ApiResponse(responseCode = "401", description = "The administration key is missing or wrong")
  @ApiResponse(responseCode = "404", description = "No such site")
  Sums sums(@Parameter(description = "The site's name", example = "medit") String site) {
    return new Sums(observations.sums(site).stream().map(ObservationSum::of).toList());
  }

  /**
   * A batch.
   *
   * @param observations at most 200
   */
  @Serdeable
  @Schema(name = "Observations", description = "What a filter saw since its last delivery")
  record Batch(List<Observation> observations) {}

  /**
   * The sums of a site.
   *
   * @param observations by cookie, outcome, way and path
   */
  @Serdeable
  @Schema(name = "ObservationSums")
  record Sums(List<ObservationSum> observations) {}

  /** One sum. */
  @Serdeable
  record ObservationSum(
      String cookie,
      String outcome,
      String way,
      String path,
      long count,
      Instant firstSeen,
      Instant lastSeen) {
    static ObservationSum of(ObservationStore.Sum sum) {
      Observation seen = sum.observation();
      return new ObservationSum(
          seen.cookie(),
          seen.outcome(),
          seen.way(),
          seen.path(),
          seen.count(),
          sum.firstSeen(),
          sum.lastSeen());
    }
  }
}
