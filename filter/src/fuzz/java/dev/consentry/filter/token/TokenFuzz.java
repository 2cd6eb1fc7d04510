package dev.consentry.filter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.consentry.filter.token.TokenVerdict.Accepted;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a token says, signed or not: it is the service's own, or it counts as none. */
class TokenFuzz {
  private static final long NOW = 1_800_000_000L;
  private static final byte[] PRIVATE_KEY = new byte[32];
  private static final TokenSigner SIGNER = new TokenSigner("q7", PRIVATE_KEY);
  private static final TokenVerifier VERIFIER =
      new TokenVerifier("medit", Keyset.of(List.of(SIGNER.verificationKey())));

  static Stream<Arguments> seeds() {
    String[] good =
        SIGNER
            .sign(
                new ConsentToken(
                    "medit",
                    "AbCdEfGhIjKlMnOpQrStUv",
                    NOW - 60,
                    NOW + 60,
                    3,
                    Set.of("analytics", "social-media"),
                    Map.of("advertising", Set.of(PartCode.of("medit"), PartCode.of("_fbp")))))
            .split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(good[0]), UTF_8);
    String claims = new String(Base64.getUrlDecoder().decode(good[1]), UTF_8);
    return Stream.of(
        Arguments.of(header, claims, true, ""),
        Arguments.of(header, claims, false, good[2]),
        Arguments.of(header.replace("Ed25519", "none"), claims, true, ""));
  }

  @MethodSource("seeds")
  @FuzzTest
  void a_token_is_the_services_own_or_counts_as_none(
      @NotNull String header, @NotNull String claims, boolean signed, @NotNull String signature) {
    String text = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    if (VERIFIER.verify(text + "." + signature, NOW) instanceof Accepted accepted) {
      checkForged(text, accepted);
    }
    if (signed && VERIFIER.verify(text + "." + sign(text), NOW) instanceof Accepted accepted) {
      checkOwn(accepted);
    }
    VERIFIER.verify(claims, NOW);
  }

  /** Ed25519 has one signature for a message: what was accepted has to be that one. */
  private static void checkForged(String text, Accepted accepted) {
    if (!SIGNER.sign(accepted.token()).startsWith(text)) {
      throw new AssertionError("A token was accepted that the service never signed");
    }
  }

  private static void checkOwn(Accepted accepted) {
    ConsentToken token = accepted.token();
    boolean alive = token.issuedAt() < token.expiresAt() && NOW < token.expiresAt();
    if (!alive || !token.site().equals("medit") || token.policyVersion() < 1) {
      throw new AssertionError("A token was accepted that does not count");
    }
    if (!accepted.equals(VERIFIER.verify(SIGNER.sign(token), NOW))) {
      throw new AssertionError("A token changes when it is signed anew");
    }
  }

  private static String sign(String text) {
    byte[] message = text.getBytes(UTF_8);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(PRIVATE_KEY, 0, message, 0, message.length, signature, 0);
    return base64(signature);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
