package dev.consentry.server.policy;

import dev.consentry.server.access.Role;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a definition and publishes it. */
@Controller
@Tag(name = "Administration")
final class PublishController {
  private static final Set<String> PARAMETERS = Set.of("effectiveFrom", "replaces", "dryRun");

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(,[0-9]{1,9}){0,99}");

  private final PublishPolicy publishPolicy;

  PublishController(PublishPolicy publishPolicy) {
    this.publishPolicy = publishPolicy;
  }

  /** Publishes a definition as the site's next version, or tells what that would change. */
  @Post("/v1/admin/sites/{site}/policies")
  @Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Secured({Role.OFFICER_WORD, Role.PUBLISHER_WORD})
  @SecurityRequirement(name = "administration-key")
  @Operation(operationId = "publishPolicy", summary = "Publish the next version of a site's policy")
  @ApiResponse(responseCode = "201", description = "Published", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "200",
      description = "What publishing would change (dryRun=true); nothing was stored")
  @ApiResponse(responseCode = "401", description = "The administration key is missing or wrong")
  @ApiResponse(responseCode = "409", description = "The version cannot be published so")
  @ApiResponse(
      responseCode = "422",
      description = "The definition does not hold: every problem, with its line")
  HttpResponse<PublishReport> publish(
      String site,
      @Body byte[] definition,
      @Parameter(
              description =
                  "From when it counts: a day or a time of day in the site's time zone, or an"
                      + " instant. Left out, from now, where nothing has to be announced",
              example = "2026-12-01")
          @Nullable
          @QueryValue
          String effectiveFrom,
      @Parameter(
              description =
                  "The announced versions whose place it takes, with commas: those that would take"
                      + " effect at the same time or later",
              example = "2")
          @Nullable
          @QueryValue
          String replaces,
      @Parameter(description = "true: only tell what would change") @Nullable @QueryValue
          String dryRun,
      HttpRequest<?> request) {
    EffectiveTime from = effectiveFrom == null ? null : time(effectiveFrom);
    checkParameters(request);
    Set<Integer> inPlaceOf = replaces == null ? Set.of() : numbers(replaces);
    try {
      return isDryRun(dryRun)
          ? HttpResponse.ok(
              PublishReport.of(publishPolicy.dryRun(site, definition, from, inPlaceOf)))
          : HttpResponse.created(
              PublishReport.of(publishPolicy.publish(site, definition, from, inPlaceOf)));
    } catch (InvalidDefinitionException invalid) {
      List<String> problems = invalid.problems().stream().map(DefinitionProblem::toString).toList();
      throw new ProblemException(
          ProblemType.INVALID_DEFINITION,
          "Nothing was published. Correct what \"problems\" lists and send the definition again.",
          problems);
    }
  }

  /** A version cannot be taken back, so what was not understood never publishes. */
  private static void checkParameters(HttpRequest<?> request) {
    if (!PARAMETERS.containsAll(request.getParameters().names())) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "Nothing was published. This address takes the parameters effectiveFrom, replaces and dryRun,"
              + " spelled so, and no other.");
    }
  }

  private static boolean isDryRun(@Nullable String dryRun) {
    if (dryRun == null || dryRun.equals("false")) {
      return false;
    }
    if (dryRun.equals("true")) {
      return true;
    }
    throw new ProblemException(
        ProblemType.MALFORMED,
        "Nothing was published. dryRun is true or false; write one of them.");
  }

  private static Set<Integer> numbers(String text) {
    if (!NUMBERS.matcher(text).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "Nothing was published. replaces is the number of an announced version, or several with"
              + " commas, such as 2,3.");
    }
    return Stream.of(text.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
  }

  private static EffectiveTime time(String text) {
    try {
      return EffectiveTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "Nothing was published. effectiveFrom is no day such as 2026-12-01, time such as"
              + " 2026-12-01T09:00 (both in the site's time zone), or instant such as"
              + " 2026-12-01T00:00:00Z. Correct it.");
    }
  }
}
