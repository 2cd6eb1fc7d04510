package dev.consentry.server.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class Bits128Test {
  @Test
  void all_forms_are_the_same_bits() {
    UUID bits = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    assertThat(Bits128.text(bits)).isEqualTo("ABEiM0RVZneImaq7zN3u_w");
    assertThat(Bits128.read("ABEiM0RVZneImaq7zN3u_w")).isEqualTo(bits);
    assertThat(Bits128.of(Bits128.bytes(bits))).isEqualTo(bits);
  }

  @Test
  void the_short_hash_is_the_same_in_both_forms() {
    assertThat(Bits128.text(RandomIds.hashBits("a"))).isEqualTo(RandomIds.shortHash("a"));
  }

  @Test
  void what_is_not_128_bits_is_refused() {
    assertThatThrownBy(() -> Bits128.read("AAAA")).isInstanceOf(IllegalArgumentException.class);
  }
}
