package dev.consentry.server.access;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows who looked at visitors' data. It can be read, and nothing else. */
@Controller
@Tag(name = "Administration")
final class AccessLogController {
  private static final String ALL = "9223372036854775807";
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
  @Operation(operationId = "readAccessLog", summary = "Who did what with a visitor's data, and why")
  @ApiResponse(responseCode = "200", description = "The entries, the newest first")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(
      responseCode = "403",
      description = "The key is neither an auditor's nor an officer's")
  Entries read(
      @Parameter(description = "Only entries below this number: the last one of the page before")
          @QueryValue(defaultValue = ALL)
          long before,
      @Parameter(description = "How many, 1 to 500") @QueryValue(defaultValue = "100") int limit) {
    return new Entries(log.read(before, Math.max(1, Math.min(limit, MOST))));
  }

  /**
   * A page of the log.
   *
   * @param entries the newest first
   */
  @Serdeable
  record Entries(List<AccessEntry> entries) {}
}
