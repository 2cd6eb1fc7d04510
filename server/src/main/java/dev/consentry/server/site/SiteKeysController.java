package dev.consentry.server.site;

import dev.consentry.server.access.Actor;
import dev.consentry.server.access.Role;
import dev.consentry.server.policy.PolicyCatalog;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, lists and takes back the keys of a site's filters. */
@Controller("/v1/admin/sites/{site}/keys")
@Secured(Role.OFFICER_WORD)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Administration")
@SecurityRequirement(name = "administration-key")
final class SiteKeysController {
  private final SiteKeys keys;
  private final PolicyCatalog catalog;

  SiteKeysController(SiteKeys keys, PolicyCatalog catalog) {
    this.keys = keys;
    this.catalog = catalog;
  }

  /** The site's keys, also those that were taken back. Never the keys themselves. */
  @Get
  @Operation(operationId = "listSiteKeys", summary = "The keys of a site's filters")
  @ApiResponse(responseCode = "200", description = "The keys, the oldest first")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  @ApiResponse(responseCode = "404", description = "No such site")
  KeyList list(@Parameter(description = "The site's name", example = "medit") String site) {
    catalog.require(site);
    return new KeyList(keys.of(site).stream().map(Shown::of).toList());
  }

  /** Makes a key for filters of a site. */
  @Post
  @Operation(operationId = "makeSiteKey", summary = "Make a key for a site's filters")
  @ApiResponse(
      responseCode = "201",
      description = "The key, shown this once",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "400", description = "The name does not hold")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  @ApiResponse(responseCode = "404", description = "No such site")
  @ApiResponse(
      responseCode = "409",
      description = "Another key of the site that counts has this name")
  HttpResponse<MadeKey> make(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Body Wanted wanted,
      @Parameter(hidden = true) Authentication authentication) {
    catalog.require(site);
    SiteKeys.Made made = keys.make(site, wanted.name(), Actor.of(authentication).name());
    return HttpResponse.created(new MadeKey(made.key().id(), made.text()));
  }

  /** Takes a key back. It counts no more within seconds. */
  @Delete("/{id}")
  @Operation(operationId = "revokeSiteKey", summary = "Take a site's key back")
  @ApiResponse(responseCode = "204", description = "Taken back")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  @ApiResponse(responseCode = "404", description = "No such site or key")
  HttpResponse<Void> revoke(
      @Parameter(description = "The site's name", example = "medit") String site,
      @Parameter(description = "The key's id") String id) {
    keys.revoke(site, id);
    return HttpResponse.noContent();
  }

  /**
   * The key that is wanted.
   *
   * @param name what it is for
   */
  @Serdeable
  @Schema(name = "WantedSiteKey")
  record Wanted(@Nullable @Schema(example = "shop webapp") String name) {}

  /**
   * The key that was made.
   *
   * @param id by which it is taken back
   * @param key the filter's setting site-key
   */
  @Serdeable
  @Schema(name = "MadeSiteKey")
  record MadeKey(String id, String key) {
    @Override
    public String toString() {
      return "MadeKey[REDACTED]";
    }
  }

  /** The keys. */
  @Serdeable
  @Schema(name = "SiteKeys")
  record KeyList(List<Shown> keys) {}

  /** What is shown of a key. */
  @Serdeable
  @Schema(name = "SiteKey")
  record Shown(
      String id, String name, Instant createdAt, String createdBy, @Nullable Instant revokedAt) {
    static Shown of(SiteKey key) {
      return new Shown(key.id(), key.name(), key.createdAt(), key.createdBy(), key.revokedAt());
    }
  }
}
