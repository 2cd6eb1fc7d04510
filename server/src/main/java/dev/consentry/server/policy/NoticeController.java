package dev.consentry.server.policy;

import dev.consentry.server.policy.ServedNotices.Served;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Hands out the notice that a visitor is shown. */
@Controller
@Tag(name = "Notice")
final class NoticeController {
  private final ServedNotices notices;

  NoticeController(ServedNotices notices) {
    this.notices = notices;
  }

  /**
   * The notice in effect, in the language asked for, else the first accepted one that the site
   * publishes, else the site's default.
   */
  @Get(value = "/v1/sites/{site}/notice", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "getNotice", summary = "What the visitor is asked, in their language")
  @ApiResponse(
      responseCode = "200",
      description = "The notice, the hash that names it in choices, and what is announced",
      content = @Content(schema = @Schema(implementation = NoticeDescription.InEffect.class)))
  @ApiResponse(
      responseCode = "304",
      description = "The notice that the caller has is the one in effect")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<byte[]> notice(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "A BCP 47 language", example = "ko") @Nullable @QueryValue
          String language,
      @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    Served served = notices.find(site, language, acceptLanguage);
    return served.tag().matches(known)
        ? withHeaders(HttpResponse.notModified(), served)
        : withHeaders(HttpResponse.ok(served.body()), served);
  }

  private static HttpResponse<byte[]> withHeaders(
      MutableHttpResponse<byte[]> answer, Served served) {
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, served.language())
        .header(HttpHeaders.ETAG, served.tag().text())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
