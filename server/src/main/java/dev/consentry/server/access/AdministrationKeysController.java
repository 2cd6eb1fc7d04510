package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
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

/** Makes, lists and takes back the keys of administration. */
@Controller("/v1/admin/keys")
@Secured(Role.OFFICER_WORD)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Administration")
@SecurityRequirement(name = "administration-key")
final class AdministrationKeysController {
  private final AdministrationKeys keys;

  AdministrationKeysController(AdministrationKeys keys) {
    this.keys = keys;
  }

  /** Every key, also those that were taken back. Never the keys themselves. */
  @Get
  @Operation(operationId = "listAdministrationKeys", summary = "Who may administrate")
  @ApiResponse(responseCode = "200", description = "The keys, the oldest first")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  KeyList list() {
    return new KeyList(keys.all().stream().map(Shown::of).toList());
  }

  /** Makes a key for somebody. */
  @Post
  @Operation(operationId = "makeAdministrationKey", summary = "Make a key for somebody")
  @ApiResponse(
      responseCode = "201",
      description = "The key, shown this once",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "400", description = "The name or the role does not hold")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  @ApiResponse(responseCode = "409", description = "Another key that counts has this name")
  HttpResponse<MadeKey> make(
      @Body Wanted wanted, @Parameter(hidden = true) Authentication authentication) {
    Role role =
        Role.of(wanted.role())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.MALFORMED, "role is officer, auditor or publisher."));
    AdministrationKeys.Made made = keys.make(wanted.name(), role, Actor.of(authentication));
    return HttpResponse.created(new MadeKey(made.key().id(), made.text()));
  }

  /** Takes a key back. It counts no more from the next call on. */
  @Delete("/{id}")
  @Operation(operationId = "revokeAdministrationKey", summary = "Take a key back")
  @ApiResponse(responseCode = "204", description = "Taken back")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  @ApiResponse(responseCode = "404", description = "No such key")
  @ApiResponse(responseCode = "409", description = "It is the last officer's")
  HttpResponse<Void> revoke(@Parameter(description = "The key's id") String id) {
    keys.revoke(id);
    return HttpResponse.noContent();
  }

  /**
   * The key that is wanted.
   *
   * @param name whose it is, for the access log
   * @param role officer, auditor or publisher
   */
  @Serdeable
  @Schema(name = "WantedAdministrationKey")
  record Wanted(
      @Nullable @Schema(example = "audit 2026") String name,
      @Nullable @Schema(example = "auditor") String role) {}

  /**
   * The key that was made.
   *
   * @param id by which it is taken back
   * @param key what its holder sends as bearer
   */
  @Serdeable
  @Schema(name = "MadeAdministrationKey")
  record MadeKey(String id, String key) {
    @Override
    public String toString() {
      return "MadeKey[REDACTED]";
    }
  }

  /** The keys. */
  @Serdeable
  @Schema(name = "AdministrationKeys")
  record KeyList(List<Shown> keys) {}

  /** What is shown of a key. */
  @Serdeable
  @Schema(name = "AdministrationKey")
  record Shown(
      String id,
      String name,
      String role,
      Instant createdAt,
      String createdBy,
      @Nullable Instant revokedAt) {
    static Shown of(AdministrationKey key) {
      return new Shown(
          key.id(),
          key.name(),
          key.role().word(),
          key.createdAt(),
          key.createdBy(),
          key.revokedAt());
    }
  }
}
