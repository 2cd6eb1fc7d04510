package dev.consentry.server.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Hands out the verification keys. */
@Controller
@Tag(name = "Keys")
final class JwksController {
  private final SigningKeys keys;

  JwksController(SigningKeys keys) {
    this.keys = keys;
  }

  /** The verification keys as a JWK set (RFC 7517, section 5). */
  @Get("/.well-known/jwks.json")
  @Operation(operationId = "getKeys", summary = "The keys that tokens are verified with")
  HttpResponse<KeySet> keys() {
    return HttpResponse.ok(new KeySet(keys.published()))
        .header("Cache-Control", "public, max-age=60");
  }

  /** A JWK set. */
  @Serdeable
  record KeySet(@JsonProperty("keys") List<PublicKey> keys) {}
}
