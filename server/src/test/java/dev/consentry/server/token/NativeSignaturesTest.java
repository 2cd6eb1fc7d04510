package dev.consentry.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenSigner;
import dev.consentry.filter.token.TokenSigner.MessageSigner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Native code signs as Java does, byte for byte; where there is none, Java signs. */
class NativeSignaturesTest {
  private static final byte[] KEY = SecureRandom.getSeed(32);

  @Test
  void native_code_is_there_on_the_machines_that_it_is_packaged_for() {
    boolean packaged =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assertThat(NativeSignatures.of(KEY).isPresent()).isEqualTo(packaged);
  }

  @Test
  void both_make_the_same_tokens_from_many_threads_at_once() {
    TokenSigner java = new TokenSigner("q7Zx", KEY);
    TokenSigner fast = NativeSignatures.of(KEY).map(java::with).orElse(java);
    IntStream.range(0, 2000)
        .parallel()
        .forEach(i -> assertThat(fast.sign(token(i))).isEqualTo(java.sign(token(i))));
  }

  @Test
  void signatures_of_another_key_are_not_taken() {
    MessageSigner other = new TokenSigner("q7Zx", SecureRandom.getSeed(32))::sign;
    assertThatThrownBy(() -> new TokenSigner("q7Zx", KEY).with(other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_empty_message_has_a_signature_too() {
    TokenSigner java = new TokenSigner("q7Zx", KEY);
    TokenSigner fast = NativeSignatures.of(KEY).map(java::with).orElse(java);
    byte[] nothing = "".getBytes(StandardCharsets.UTF_8);
    assertThat(fast.sign(nothing)).isEqualTo(java.sign(nothing));
  }

  private static ConsentToken token(int number) {
    String recordId = "%022d".formatted(number);
    return new ConsentToken("medit", recordId, number, number + 1000L, 1, Set.of("analytics"));
  }
}
