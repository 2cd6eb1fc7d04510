package dev.consentry.server.policy;

import dev.consentry.server.caching.ServedBody;
import dev.consentry.server.policy.ServedNotices.Served;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.netty.buffer.ByteBuf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
  @Operation(
      operationId = "getNotice",
      summary = "What the visitor is asked, in their language",
      parameters = {
        @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "A BCP 47 language",
            example = "ko",
            schema = @Schema(type = "string", nullable = true)),
        @Parameter(
            name = HttpHeaders.ACCEPT_LANGUAGE,
            in = ParameterIn.HEADER,
            schema = @Schema(type = "string", nullable = true)),
        @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            schema = @Schema(type = "string", nullable = true))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The notice, the hash that names it in choices, and what is announced",
      content = @Content(schema = @Schema(implementation = NoticeDescription.InEffect.class)))
  @ApiResponse(
      responseCode = "304",
      description = "The notice that the caller has is the one in effect")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<ByteBuf> notice(
      @Parameter(description = "The site's name", example = "medit") String site,
      HttpRequest<?> request) {
    HttpHeaders asked = request.getHeaders();
    Served served =
        notices.find(
            site, request.getParameters().get("language"), asked.get(HttpHeaders.ACCEPT_LANGUAGE));
    ServedBody body = served.to(String.join(",", asked.getAll(HttpHeaders.ACCEPT_ENCODING)));
    if (body.tag().matches(asked.get(HttpHeaders.IF_NONE_MATCH))) {
      return withHeaders(HttpResponse.notModified(), served, body);
    }
    MutableHttpResponse<ByteBuf> answer = HttpResponse.ok(body.toSend());
    if (!body.coding().isEmpty()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, body.coding());
    }
    return withHeaders(answer, served, body);
  }

  private static HttpResponse<ByteBuf> withHeaders(
      MutableHttpResponse<ByteBuf> answer, Served served, ServedBody body) {
    return answer
        .header(HttpHeaders.CONTENT_LANGUAGE, served.language())
        .header(HttpHeaders.ETAG, body.tag().text())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
