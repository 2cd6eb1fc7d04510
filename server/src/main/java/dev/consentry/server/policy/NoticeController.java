package dev.consentry.server.policy;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Hands out the notice that a visitor is shown. */
@Controller
@Tag(name = "Notice")
final class NoticeController {
  private final PolicyCatalog catalog;

  NoticeController(PolicyCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The notice in effect, in the language asked for, else the first accepted one that the site
   * publishes, else the site's default.
   */
  @Get(value = "/v1/sites/{site}/notice", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "getNotice", summary = "What the visitor is asked, in their language")
  @ApiResponse(
      responseCode = "200",
      description = "The notice and the hash that names it in choices")
  @ApiResponse(
      responseCode = "304",
      description = "The notice that the caller has is the one in effect")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<String> notice(
      HttpRequest<?> request,
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "A BCP 47 language", example = "ko") @Nullable @QueryValue
          String language,
      @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
    PolicyVersion version = catalog.requireInEffect(site);
    Notice notice =
        new LanguageNegotiation(
                version.definition().languages(), version.definition().defaultLanguage())
            .choose(language, acceptLanguage, version);
    String etag = "\"" + notice.hash() + "\"";
    if (etag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
      return HttpResponse.<String>notModified().header(HttpHeaders.ETAG, etag);
    }
    return HttpResponse.ok("{\"hash\":\"" + notice.hash() + "\",\"notice\":" + notice.json() + "}")
        .header(HttpHeaders.CONTENT_LANGUAGE, notice.language())
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
