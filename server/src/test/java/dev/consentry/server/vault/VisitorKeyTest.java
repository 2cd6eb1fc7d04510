package dev.consentry.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.random.RandomIds;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitorKeyTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:20:30.456Z");

  private final VisitorKey key = VisitorKey.create("medit", THEN);

  @Test
  void the_key_leads_from_a_ledger_id_back_to_the_tokens_hash() {
    UUID hash = RandomIds.bits();

    assertThat(key.recordHash(key.ledgerId(hash))).isEqualTo(hash);
  }

  @Test
  void another_key_leads_elsewhere() {
    UUID hash = RandomIds.bits();
    VisitorKey another = VisitorKey.create("medit", THEN);

    assertThat(another.ledgerId(hash)).isNotEqualTo(key.ledgerId(hash));
    assertThat(another.recordHash(key.ledgerId(hash))).isNotEqualTo(hash);
    assertThat(another.visitor()).isNotEqualTo(key.visitor());
  }

  @Test
  void pseudonyms_stand_in_the_order_of_their_time_and_tell_no_more_than_that() {
    VisitorKey later = VisitorKey.create("medit", THEN.plusMillis(1));

    assertThat(later.visitor().toString()).isGreaterThan(key.visitor().toString());
    assertThat(key.visitor().getMostSignificantBits() >>> 16).isEqualTo(THEN.toEpochMilli());
  }

  @Test
  void nothing_of_the_key_is_printed() {
    assertThat(key.toString()).isEqualTo("VisitorKey[REDACTED]");
  }
}
