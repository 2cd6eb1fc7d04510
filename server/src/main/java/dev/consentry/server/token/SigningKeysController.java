package dev.consentry.server.token;

import dev.consentry.server.access.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Shows and rotates the signing keys. */
@Controller("/v1/admin/signing-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Administration")
@SecurityRequirement(name = "administration-key")
final class SigningKeysController {
  private final RotateKeys rotateKeys;

  SigningKeysController(RotateKeys rotateKeys) {
    this.rotateKeys = rotateKeys;
  }

  /** The signing keys, never their private half. */
  @Get
  @Secured({Role.OFFICER_WORD, Role.AUDITOR_WORD})
  @Operation(operationId = "listSigningKeys", summary = "The signing keys and when each signs")
  @ApiResponse(responseCode = "200", description = "The keys, the oldest first")
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(
      responseCode = "403",
      description = "The key is neither an officer's nor an auditor's")
  Keys list() {
    return new Keys(rotateKeys.all().stream().map(Shown::of).toList());
  }

  /**
   * Publishes the next signing key, or names the one that is published and waits. Tokens of the
   * keys before stay valid until they end.
   */
  @Post("/rotate")
  @Secured(Role.OFFICER_WORD)
  @Operation(operationId = "rotateSigningKeys", summary = "Publish the next signing key")
  @ApiResponse(
      responseCode = "201",
      description = "The key that signs next, and from when",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", description = "No key that holds")
  @ApiResponse(responseCode = "403", description = "The key is not an officer's")
  HttpResponse<Shown> rotate() {
    return HttpResponse.created(Shown.of(rotateKeys.byHand()));
  }

  /** The keys. */
  @Serdeable
  @Schema(name = "SigningKeys")
  record Keys(List<Shown> keys) {}

  /** One key. */
  @Serdeable
  @Schema(name = "SigningKey")
  record Shown(@Schema(example = "q7Zx") String kid, Instant publishedAt, Instant signsFrom) {
    static Shown of(RotateKeys.Seen key) {
      return new Shown(key.id(), key.createdAt(), key.signsFrom());
    }
  }
}
