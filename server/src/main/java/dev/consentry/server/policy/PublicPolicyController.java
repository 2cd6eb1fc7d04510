package dev.consentry.server.policy;

import dev.consentry.server.caching.EntityTag;
import dev.consentry.server.random.RandomIds;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Shows a site's policy versions to everybody: earlier ones stay readable, in every language. */
@Controller
@Tag(name = "Policies")
final class PublicPolicyController {
  private final ReadPolicies readPolicies;

  PublicPolicyController(ReadPolicies readPolicies) {
    this.readPolicies = readPolicies;
  }

  /** Every version of a site's policy, with when it was or is in effect. */
  @Get("/v1/sites/{site}/policies")
  @Operation(operationId = "listPolicies", summary = "Every version of the site's policy")
  @ApiResponse(responseCode = "200", description = "The versions, the first one first")
  @ApiResponse(responseCode = "404", description = "No such site")
  HttpResponse<Policies> policies(
      @Parameter(description = "The site's name", example = "medit") String site) {
    SitePolicies all = readPolicies.all(site);
    return HttpResponse.ok(
            new Policies(all.versions().stream().map(each -> Summary.of(each, all)).toList()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** One version, in the language asked for, else an accepted one, else the site's default. */
  @Get(value = "/v1/sites/{site}/policies/{version}", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "getPolicy", summary = "One version of the policy, whatever its age")
  @ApiResponse(
      responseCode = "200",
      description = "The version, with its notice as it was shown",
      content = @Content(schema = @Schema(implementation = NoticeDescription.Version.class)))
  @ApiResponse(responseCode = "304", description = "It is what the caller has")
  @ApiResponse(responseCode = "400", description = "The version is no number")
  @ApiResponse(responseCode = "404", description = "No such site or version")
  HttpResponse<String> policy(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "The version's number", example = "1") int version,
      @Parameter(description = "A BCP 47 language", example = "ko") @Nullable @QueryValue
          String language,
      @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    ReadPolicies.Shown shown = readPolicies.version(site, version, language, acceptLanguage);
    EntityTag tag = EntityTag.of(RandomIds.shortHash(shown.json()));
    return answer(tag.matches(known), shown)
        .header(HttpHeaders.CONTENT_LANGUAGE, shown.language())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.ETAG, tag.text())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  /** The notice that a record names: exactly the bytes whose hash it has. */
  @Get(value = "/v1/sites/{site}/notices/{hash}", produces = MediaType.APPLICATION_JSON)
  @Operation(operationId = "getNoticeByHash", summary = "The very text that a record names")
  @ApiResponse(
      responseCode = "200",
      description = "The notice; SHA-256 of these bytes, in base64url, is the hash",
      content = @Content(schema = @Schema(implementation = NoticeDescription.Body.class)))
  @ApiResponse(responseCode = "304", description = "It is what the caller has")
  @ApiResponse(responseCode = "404", description = "No such site, or no notice of that hash")
  HttpResponse<String> notice(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "The noticeHash of a receipt") String hash,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    ReadPolicies.Shown shown = readPolicies.notice(site, hash);
    EntityTag tag = EntityTag.of(hash);
    return answer(tag.matches(known), shown)
        .header(HttpHeaders.CONTENT_LANGUAGE, shown.language())
        .header(HttpHeaders.ETAG, tag.text())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }

  private static MutableHttpResponse<String> answer(boolean known, ReadPolicies.Shown shown) {
    return known ? HttpResponse.notModified() : HttpResponse.ok(shown.json());
  }

  /** The versions of a site. */
  @Serdeable
  @Schema(name = "Policies")
  record Policies(List<Summary> policies) {}

  /**
   * One version.
   *
   * @param version its number
   * @param effectiveFrom from when it counts
   * @param effectiveUntil until when it counts; absent for the last one
   * @param replacedBy the version that took its place before its time; absent where it was, is or
   *     will be in effect
   * @param languages the languages that it is published in
   * @param notices its text in each language, by hash
   */
  @Serdeable
  @Schema(name = "PolicySummary")
  record Summary(
      @Schema(example = "1") int version,
      Instant effectiveFrom,
      @Nullable Instant effectiveUntil,
      @Nullable Integer replacedBy,
      List<String> languages,
      List<NoticeName> notices) {
    static Summary of(PolicyVersion version, SitePolicies all) {
      return new Summary(
          version.version(),
          version.effectiveFrom(),
          all.effectiveUntil(version).orElse(null),
          all.replacedBy(version).orElse(null),
          version.definition().languages(),
          version.notices().stream()
              .map(notice -> new NoticeName(notice.language(), notice.hash()))
              .toList());
    }
  }

  /** A notice, by what names it. */
  @Serdeable
  @Schema(name = "NoticeName")
  record NoticeName(@Schema(example = "ko") String language, String hash) {}
}
