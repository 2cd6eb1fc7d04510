package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.vault.Person.Former;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was answered after a record of a former visitor, and so was about its token, too. */
class FormerChainTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final VisitorKey laptop = VisitorKey.create("medit", NOW);
  private final VisitorKey phone = VisitorKey.create("medit", NOW);
  private final VisitorKey tablet = VisitorKey.create("medit", NOW);
  private final FormerChain joinedPhone =
      new FormerChain(new Former(laptop, phone.visitor(), 1), chain(laptop, 2));
  private final FormerChain joinedTablet =
      new FormerChain(new Former(phone, tablet.visitor(), 2), chain(phone, 2));

  @Test
  void it_is_what_the_visitor_said_then_whom_they_joined_and_whom_that_one_joined() {
    List<FormerChain> formers = List.of(joinedPhone, joinedTablet);

    assertThat(joinedPhone.after(1, chain(tablet, 3), formers))
        .containsExactly(record(laptop, 2), record(phone, 2), record(tablet, 3));
  }

  @Test
  void of_one_whose_records_were_destroyed_nothing_is_made_up() {
    assertThat(joinedPhone.after(0, chain(tablet, 3), List.of(joinedPhone))).isEmpty();
  }

  private static List<ConsentRecord> chain(VisitorKey key, int records) {
    return IntStream.iterate(records, place -> place > 0, place -> place - 1)
        .mapToObj(place -> record(key, place))
        .toList();
  }

  private static ConsentRecord record(VisitorKey key, int place) {
    return new ConsentRecord(
        new UUID(key.visitor().getMostSignificantBits(), place),
        "medit",
        key.visitor(),
        place,
        null,
        1,
        "hash",
        "en",
        ConsentAction.SAVE,
        Map.of("analytics", true),
        PartChoices.NONE,
        NOW,
        NOW.plusSeconds(60));
  }
}
