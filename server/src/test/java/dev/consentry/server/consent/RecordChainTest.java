package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.random.RandomIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordChainTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void the_chain_orders_records_of_the_same_instant() {
    ConsentRecord first = record(null, THEN);
    ConsentRecord second = record(first.id(), THEN);
    ConsentRecord third = record(second.id(), THEN);

    assertThat(RecordChain.newestFirst(List.of(third, first, second)))
        .containsExactly(third, second, first);
    assertThat(RecordChain.newestFirst(List.of(second, third, first)))
        .containsExactly(third, second, first);
  }

  @Test
  void the_chain_orders_records_of_a_clock_that_stepped_back() {
    ConsentRecord first = record(null, THEN.plusSeconds(3600));
    ConsentRecord second = record(first.id(), THEN);

    assertThat(RecordChain.newestFirst(List.of(second, first))).containsExactly(second, first);
  }

  @Test
  void nobody_has_no_records() {
    assertThat(RecordChain.newestFirst(List.of())).isEmpty();
  }

  private static ConsentRecord record(@Nullable String previous, Instant at) {
    return new ConsentRecord(
        RandomIds.next(),
        "medit",
        "visitor",
        previous,
        1,
        "hash",
        "en",
        ConsentAction.SAVE,
        Map.of("analytics", true),
        at,
        at.plusSeconds(1));
  }
}
