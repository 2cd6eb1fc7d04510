package dev.consentry.server.enforcement;

import dev.consentry.server.caching.ServedBody;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.buffer.ByteBuf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
  private static final String WAIT = "wait";
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
  @Operation(
      operationId = "getEnforcementPolicy",
      summary = "What the site's filters enforce",
      parameters = {
        @Parameter(
            name = WAIT,
            in = ParameterIn.QUERY,
            description = "Seconds to wait for a change, 0 to 30",
            schema = @Schema(type = "integer", format = "int32", defaultValue = "0")),
        @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            schema = @Schema(type = "string", nullable = true))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The enforcement policy",
      content = @Content(schema = @Schema(implementation = EnforcementPolicy.class)))
  @ApiResponse(responseCode = "304", description = "It is still the one that the caller has")
  @ApiResponse(
      responseCode = "401",
      description = "No key of this site, where filters need one: in production they do")
  @ApiResponse(responseCode = "404", description = "No such site")
  CompletableFuture<HttpResponse<ByteBuf>> policy(
      @Parameter(description = "The site's name", example = "medit") String site,
      HttpRequest<?> request) {
    Duration patience = patience(request.getParameters());
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    if (feed.fresh(site).isPresent()) {
      return find(site, known, patience);
    }
    return CompletableFuture.supplyAsync(() -> feed.current(site), askingTheDatabase)
        .thenCompose(nowAtHand -> find(site, known, patience));
  }

  private static Duration patience(HttpParameters asked) {
    String seconds = asked.get(WAIT);
    if (seconds == null || seconds.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      int wait = Integer.parseInt(seconds);
      return Duration.ofSeconds(Math.max(0, Math.min(wait, LONGEST_WAIT_SECONDS)));
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ProblemType.MALFORMED, "Send as wait how many seconds to wait for a change, 0 to 30.");
    }
  }

  private CompletableFuture<HttpResponse<ByteBuf>> find(
      String site, @Nullable String known, Duration patience) {
    CompletableFuture<ServedBody> policy =
        known == null
            ? CompletableFuture.completedFuture(feed.current(site))
            : feed.awaitOther(site, known, patience);
    return policy.thenApply(found -> answer(found, known));
  }

  private static HttpResponse<ByteBuf> answer(ServedBody policy, @Nullable String known) {
    MutableHttpResponse<ByteBuf> answer =
        policy.tag().matches(known) ? HttpResponse.notModified() : HttpResponse.ok(policy.toSend());
    return answer
        .header(HttpHeaders.ETAG, policy.tag().text())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
