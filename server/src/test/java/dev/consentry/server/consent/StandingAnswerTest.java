package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.vault.Person.Former;
import dev.consentry.server.vault.VisitorKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands of what a person said on several devices; days count from the first. */
class StandingAnswerTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> ALL = Set.of("analytics", "advertising", "preferences");
  private static final int LIFETIME = 180;

  private final Chain phone = new Chain();
  private final Chain laptop = new Chain();

  @Test
  void nothing_stands_where_nothing_was_said_or_all_of_it_is_over() {
    assertThat(StandingAnswer.of(List.of(), List.of(), day(1))).isEmpty();
    phone.says(0, ConsentAction.ACCEPT_ALL, ALL);
    assertThat(StandingAnswer.of(phone.newestFirst(), List.of(), day(LIFETIME))).isEmpty();
  }

  @Test
  void the_newest_answer_stands() {
    phone.says(0, ConsentAction.ACCEPT_ALL, ALL);
    laptop.says(1, ConsentAction.SAVE, Set.of("analytics"));
    assertThat(standing(2).grants()).containsExactly("analytics");
    phone.says(3, ConsentAction.ACCEPT_ALL, ALL);
    assertThat(standing(4).grants()).isEqualTo(ALL);
  }

  @Test
  void what_is_taken_back_is_taken_from_the_newest_answer_wherever_that_was_given() {
    phone.says(0, ConsentAction.ACCEPT_ALL, ALL);
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(2, ConsentAction.WITHDRAW, Set.of("analytics", "preferences"));
    assertThat(standing(3).grants()).containsExactlyInAnyOrder("analytics", "preferences");
    assertThat(standing(3).recordedAt()).isEqualTo(day(1));
  }

  @Test
  void what_a_withdrawal_leaves_granted_is_not_granted_where_it_was_refused() {
    phone.says(0, ConsentAction.ACCEPT_ALL, ALL);
    laptop.says(1, ConsentAction.REFUSE_ALL, Set.of());
    phone.says(2, ConsentAction.WITHDRAW, Set.of("analytics", "preferences"));
    assertThat(standing(3).grants()).isEmpty();
  }

  @Test
  void what_was_never_granted_on_a_device_is_not_taken_back_by_its_withdrawal() {
    phone.says(0, ConsentAction.SAVE, Set.of("preferences", "analytics"));
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(2, ConsentAction.WITHDRAW, Set.of("analytics"));
    assertThat(standing(3).grants()).containsExactlyInAnyOrder("analytics", "advertising");
  }

  @Test
  void a_withdrawal_that_leaves_nothing_refuses_everything_whatever_its_device_had_granted() {
    phone.says(0, ConsentAction.REFUSE_ALL, Set.of());
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(2, ConsentAction.WITHDRAW, Set.of());
    assertThat(standing(3).grants()).isEmpty();
  }

  @Test
  void copies_say_nothing() {
    phone.says(0, ConsentAction.ACCEPT_ALL, ALL);
    laptop.says(1, ConsentAction.REFUSE_ALL, Set.of());
    phone.says(2, ConsentAction.CARRY_OVER, ALL);
    assertThat(standing(3).grants()).isEmpty();
  }

  @Test
  void a_refusal_counts_against_an_older_grant_also_when_its_own_time_is_over() {
    laptop.saysUntil(0, ConsentAction.ACCEPT_ALL, ALL, 400);
    phone.saysUntil(1, ConsentAction.SAVE, Set.of("analytics"), 10);
    assertThat(standing(20).grants()).containsExactly("analytics");
    assertThat(standing(20).expiresAt()).isEqualTo(day(400));
  }

  @Test
  void parts_are_taken_back_one_by_one() {
    laptop.says(0, ConsentAction.ACCEPT_ALL, ALL);
    phone.saysParts(1, ConsentAction.ACCEPT_ALL, Map.of("ads", true, "tube", true));
    laptop.saysParts(2, ConsentAction.SAVE, Map.of("ads", true, "tube", true));
    phone.saysParts(3, ConsentAction.WITHDRAW, Map.of("ads", true, "tube", false));
    assertThat(standing(4).parts().of("advertising")).isEqualTo(Map.of("ads", true, "tube", false));
    assertThat(standing(4).grants()).contains("advertising");
  }

  @Test
  void in_one_chain_the_last_explicit_record_stands_in_the_chains_own_order() {
    phone.says(5, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(4, ConsentAction.REFUSE_ALL, Set.of());
    assertThat(StandingAnswer.of(phone.newestFirst(), List.of(), day(6)).orElseThrow().grants())
        .isEmpty();
  }

  @Test
  void what_comes_later_in_a_chain_counts_later_whatever_the_clock_said() {
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(20, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(10, ConsentAction.REFUSE_ALL, Set.of());
    assertThat(standing(21).grants()).isEmpty();
  }

  @Test
  void of_what_was_said_at_the_same_time_the_refusal_counts() {
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(1, ConsentAction.REFUSE_ALL, Set.of());
    assertThat(standing(2).grants()).isEmpty();
  }

  @Test
  void what_is_said_as_one_person_comes_after_what_each_had_said_before() {
    laptop.says(20, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(0, ConsentAction.REFUSE_ALL, Set.of());
    phone.says(10, ConsentAction.CARRY_OVER, ALL);
    phone.says(10, ConsentAction.WITHDRAW, Set.of("preferences", "advertising"));
    assertThat(
            StandingAnswer.of(phone.newestFirst(), List.of(laptop.joined(phone, 1)), day(21))
                .orElseThrow()
                .grants())
        .containsExactlyInAnyOrder("preferences", "advertising");
  }

  @Test
  void so_it_does_when_that_person_joins_another() {
    Chain tablet = new Chain();
    laptop.says(20, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(0, ConsentAction.REFUSE_ALL, Set.of());
    phone.says(10, ConsentAction.CARRY_OVER, ALL);
    phone.says(10, ConsentAction.WITHDRAW, Set.of("preferences"));
    tablet.says(1, ConsentAction.REFUSE_ALL, Set.of());
    assertThat(
            StandingAnswer.of(
                    tablet.newestFirst(),
                    List.of(laptop.joined(phone, 1), phone.joined(tablet, 1)),
                    day(21))
                .orElseThrow()
                .grants())
        .containsExactly("preferences");
  }

  @Test
  void what_is_granted_as_one_person_stands_though_it_came_at_the_very_time_of_a_withdrawal() {
    laptop.says(1, ConsentAction.ACCEPT_ALL, ALL);
    laptop.says(2, ConsentAction.WITHDRAW, Set.of("preferences"));
    phone.says(1, ConsentAction.ACCEPT_ALL, ALL);
    phone.says(2, ConsentAction.CARRY_OVER, Set.of("preferences"));
    phone.says(2, ConsentAction.SAVE, Set.of("advertising", "analytics"));
    assertThat(
            StandingAnswer.of(phone.newestFirst(), List.of(laptop.joined(phone, 1)), day(3))
                .orElseThrow()
                .grants())
        .containsExactlyInAnyOrder("advertising", "analytics");
  }

  private ConsentRecord standing(int day) {
    ConsentRecord standing =
        StandingAnswer.of(phone.newestFirst(), List.of(laptop.joined()), day(day)).orElseThrow();
    assertThat(StandingAnswer.of(laptop.newestFirst(), List.of(phone.joined()), day(day)))
        .contains(standing);
    return standing;
  }

  private static Instant day(int day) {
    return BEGIN.plus(Duration.ofDays(day));
  }

  /** What is said on one device. */
  private static final class Chain {
    private final VisitorKey key = VisitorKey.create("medit", BEGIN);
    private final List<ConsentRecord> records = new ArrayList<>();

    void says(int day, ConsentAction action, Set<String> grants) {
      saysUntil(day, action, grants, day + LIFETIME);
    }

    void saysUntil(int day, ConsentAction action, Set<String> grants, int until) {
      add(day, action, grants, PartChoices.NONE, until);
    }

    void saysParts(int day, ConsentAction action, Map<String, Boolean> ofAdvertising) {
      PartChoices parts = new PartChoices(Map.of("advertising", ofAdvertising));
      add(day, action, ALL, parts, day + LIFETIME);
    }

    private void add(
        int day, ConsentAction action, Set<String> grants, PartChoices parts, int until) {
      Map<String, Boolean> choices = new HashMap<>();
      ALL.forEach(purpose -> choices.put(purpose, grants.contains(purpose)));
      records.add(
          0,
          new ConsentRecord(
              UUID.randomUUID(),
              "medit",
              key.visitor(),
              records.size() + 1,
              records.isEmpty() ? null : records.get(0).id(),
              1,
              "hash",
              "en",
              action,
              choices,
              parts,
              day(day),
              day(until)));
    }

    /** As of a visitor who goes on as another from now on. */
    FormerChain joined() {
      return joined(new Chain(), 0);
    }

    FormerChain joined(Chain other, int after) {
      return new FormerChain(new Former(key, other.key.visitor(), after), records);
    }

    List<ConsentRecord> newestFirst() {
      return records;
    }
  }
}
