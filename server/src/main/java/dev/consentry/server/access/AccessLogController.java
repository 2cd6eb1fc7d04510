package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows who looked at visitors' data. It can be read, and nothing else. */
@Controller
@Tag(name = "Administration")
final class AccessLogController {
  private static final String BEFORE = "before";
  private static final String LIMIT = "limit";
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final AccessLog log;

  AccessLogController(AccessLog log) {
    this.log = log;
  }

  /** The access log, the newest entry first. */
  @Get("/v1/admin/access-log")
  @Secured({Role.AUDITOR_WORD, Role.OFFICER_WORD})
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SecurityRequirement(name = "administration-key")
  @Operation(
      operationId = "readAccessLog",
      summary = "Who did what with a visitor's data, and why",
      parameters = {
        @Parameter(
            name = BEFORE,
            in = ParameterIn.QUERY,
            description = "Only entries below this number: the last one of the page before",
            schema = @Schema(type = "integer", format = "int64", minimum = "1")),
        @Parameter(
            name = LIMIT,
            in = ParameterIn.QUERY,
            description = "How many, 1 to 500",
            schema =
                @Schema(
                    type = "integer",
                    format = "int32",
                    minimum = "1",
                    maximum = "500",
                    defaultValue = "100"))
      })
  @ApiResponse(responseCode = "200", description = "The entries, the newest first")
  @ApiResponse(responseCode = "400", description = "before or limit is no number that is allowed")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(
      responseCode = "403",
      description = "The key is neither an auditor's nor an officer's")
  Entries read(HttpRequest<?> request) {
    HttpParameters asked = request.getParameters();
    long before =
        number(asked.get(BEFORE), Long.MAX_VALUE, Long.MAX_VALUE)
            .orElseThrow(
                () ->
                    malformed(
                        "before is the number of an entry, at least 1: the last one of the page"
                            + " before. Leave it out to begin with the newest."));
    long limit =
        number(asked.get(LIMIT), USUAL, MOST)
            .orElseThrow(
                () ->
                    malformed(
                        "limit is how many entries are wanted, 1 to 500. Leave it out for 100."));
    return new Entries(log.read(before, (int) limit));
  }

  /** The number that is asked for, if it is from 1 to the largest. */
  private static Optional<Long> number(@Nullable String text, long usual, long largest) {
    if (text == null) {
      return Optional.of(usual);
    }
    try {
      return Optional.of(Long.parseLong(text)).filter(each -> each >= 1 && each <= largest);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ProblemException malformed(String whatToSend) {
    return new ProblemException(ProblemType.MALFORMED, whatToSend);
  }

  /**
   * A page of the log.
   *
   * @param entries the newest first
   */
  @Serdeable
  record Entries(List<AccessEntry> entries) {}
}
