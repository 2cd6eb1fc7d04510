package dev.consentry.server.enforcement;

import dev.consentry.server.enforcement.EnforcementFeed.Snapshot;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Hands filters the enforcement policy. */
@Controller
@Tag(name = "Enforcement")
final class EnforcementController {
  private static final int LONGEST_WAIT_SECONDS = 30;

  private final EnforcementFeed feed;
  private final ExecutorService askingTheDatabase;

  EnforcementController(
      EnforcementFeed feed, @Named(TaskExecutors.BLOCKING) ExecutorService askingTheDatabase) {
    this.feed = feed;
    this.askingTheDatabase = askingTheDatabase;
  }

  /**
   * The site's enforcement policy; with {@code If-None-Match} and {@code wait}, the next one, or
   * 304 if none came.
   */
  @Get(value = "/v1/sites/{site}/enforcement", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "getEnforcementPolicy", summary = "What the site's filters enforce")
  @ApiResponse(
      responseCode = "200",
      description = "The enforcement policy",
      content = @Content(schema = @Schema(implementation = EnforcementPolicy.class)))
  @ApiResponse(responseCode = "304", description = "It is still the one that the caller has")
  @ApiResponse(
      responseCode = "401",
      description = "No key of this site, where filters need one: in production they do")
  @ApiResponse(responseCode = "404", description = "No such site")
  CompletableFuture<HttpResponse<byte[]>> policy(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "Seconds to wait for a change, 0 to 30")
          @QueryValue(defaultValue = "0")
          int wait,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    Duration patience = Duration.ofSeconds(Math.max(0, Math.min(wait, LONGEST_WAIT_SECONDS)));
    if (feed.fresh(site).isPresent()) {
      return find(site, known, patience);
    }
    return CompletableFuture.supplyAsync(() -> feed.current(site), askingTheDatabase)
        .thenCompose(nowAtHand -> find(site, known, patience));
  }

  private CompletableFuture<HttpResponse<byte[]>> find(
      String site, @Nullable String known, Duration patience) {
    CompletableFuture<Snapshot> snapshot =
        known == null
            ? CompletableFuture.completedFuture(feed.current(site))
            : feed.awaitOther(site, known, patience);
    return snapshot.thenApply(found -> answer(found, known));
  }

  private static HttpResponse<byte[]> answer(Snapshot snapshot, @Nullable String known) {
    MutableHttpResponse<byte[]> answer =
        snapshot.tag().matches(known)
            ? HttpResponse.notModified()
            : HttpResponse.ok(snapshot.body());
    return answer
        .header(HttpHeaders.ETAG, snapshot.tag().text())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
