package dev.consentry.server.token;

import dev.consentry.filter.token.VerificationKey;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;

/**
 * A verification key as a JSON Web Key (RFC 7517, RFC 8037).
 *
 * @param kty always {@code OKP}
 * @param crv always {@code Ed25519}
 * @param alg always {@code Ed25519} (RFC 9864)
 * @param use always {@code sig}
 * @param kid the key's id
 * @param x the public key, base64url
 */
@Serdeable
@Schema(name = "JsonWebKey", description = "A verification key (RFC 7517, RFC 8037, RFC 9864)")
public record PublicKey(
    @Schema(example = "OKP") String kty,
    @Schema(example = "Ed25519") String crv,
    @Schema(example = "Ed25519") String alg,
    @Schema(example = "sig") String use,
    @Schema(example = "q7") String kid,
    @Schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") String x) {

  static PublicKey of(VerificationKey key) {
    return new PublicKey(
        "OKP",
        "Ed25519",
        "Ed25519",
        "sig",
        key.id(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()));
  }
}
