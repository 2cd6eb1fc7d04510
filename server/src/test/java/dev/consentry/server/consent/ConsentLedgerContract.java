package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.random.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every ledger does, whatever database it is on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsentLedgerContract {
  private static final Instant THEN = Instant.parse("2026-03-01T10:20:30.456Z");

  private TestService service;
  private ConsentLedger ledger;
  private String noticeHash;

  abstract Database database();

  @BeforeAll
  void start() {
    service = TestService.start(database().settings());
    ledger = service.bean(ConsentLedger.class);
    noticeHash =
        service
            .bean(PolicyCatalog.class)
            .require("medit")
            .latest()
            .notice("ko")
            .orElseThrow()
            .hash();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_record_comes_back_as_it_was() {
    ConsentRecord record = record(RandomIds.next(), RandomIds.next(), null, THEN);

    assertThat(ledger.append(record, List.of())).isTrue();

    assertThat(ledger.find("medit", record.id())).contains(record);
  }

  @Test
  void ids_differ_by_case_and_sites_are_kept_apart() {
    ConsentRecord record = record("aAbBcCdDeEfFgGhHiIjJkK", RandomIds.next(), null, THEN);
    ledger.append(record, List.of());

    assertThat(ledger.find("medit", record.id().toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(ledger.find("easycare", record.id())).isEmpty();
    assertThat(ledger.ofVisitor("easycare", record.visitor())).isEmpty();
  }

  @Test
  void a_visitors_records_come_newest_first() {
    String visitor = RandomIds.next();
    ConsentRecord first = record(RandomIds.next(), visitor, null, THEN);
    ConsentRecord second = record(RandomIds.next(), visitor, first.id(), THEN.plusMillis(1));
    ledger.append(first, List.of());
    ledger.append(second, List.of());

    assertThat(ledger.ofVisitor("medit", visitor)).containsExactly(second, first);
  }

  @Test
  void two_records_cannot_follow_the_same_one() {
    String visitor = RandomIds.next();
    ConsentRecord first = record(RandomIds.next(), visitor, null, THEN);
    ledger.append(first, List.of());

    assertThat(ledger.append(record(RandomIds.next(), visitor, first.id(), THEN), List.of()))
        .isTrue();
    ConsentRecord late = record(RandomIds.next(), visitor, first.id(), THEN);
    assertThat(ledger.append(late, List.of(first))).isFalse();

    assertThat(ledger.find("medit", late.id())).isEmpty();
    assertThat(service.bean(RevokedRecords.class).hashes("medit"))
        .doesNotContain(RandomIds.shortHash(first.id()));
  }

  @Test
  void what_a_record_revokes_is_stored_with_it_and_once() {
    String visitor = RandomIds.next();
    ConsentRecord first = record(RandomIds.next(), visitor, null, THEN);
    ConsentRecord second = record(RandomIds.next(), visitor, first.id(), THEN);
    ConsentRecord third = record(RandomIds.next(), visitor, second.id(), THEN);
    ledger.append(first, List.of());
    ledger.append(second, List.of(first));
    ledger.append(third, List.of(first, second));

    assertThat(service.bean(RevokedRecords.class).hashes("medit"))
        .contains(RandomIds.shortHash(second.id()))
        .containsOnlyOnce(RandomIds.shortHash(first.id()));
  }

  @Test
  void a_record_of_a_notice_that_was_never_published_is_refused() {
    ConsentRecord record =
        new ConsentRecord(
            RandomIds.next(),
            "medit",
            RandomIds.next(),
            null,
            99,
            noticeHash,
            "ko",
            ConsentAction.SAVE,
            Map.of("analytics", true),
            THEN,
            THEN.plusSeconds(1));

    assertThatThrownBy(() -> ledger.append(record, List.of())).isInstanceOf(RuntimeException.class);
    assertThat(ledger.find("medit", record.id())).isEmpty();
  }

  private ConsentRecord record(String id, String visitor, @Nullable String previous, Instant at) {
    return new ConsentRecord(
        id,
        "medit",
        visitor,
        previous,
        1,
        noticeHash,
        "ko",
        ConsentAction.SAVE,
        Map.of("analytics", true, "advertising", false),
        at,
        Instant.now().plus(Duration.ofDays(100)).truncatedTo(ChronoUnit.MILLIS));
  }
}
