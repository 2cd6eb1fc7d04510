package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every ledger does, whatever database it is on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsentLedgerContract {
  private static final Map<String, Boolean> SOME = Map.of("analytics", true, "advertising", false);
  private static final Map<String, Boolean> NONE = Map.of("analytics", false, "advertising", false);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private TestService service;
  private ConsentLedger ledger;
  private LedgerWriter writer;
  private Vault vault;
  private PolicyVersion version;

  abstract Database database();

  @BeforeAll
  void start() {
    service = TestService.start(database().settings());
    ledger = service.bean(ConsentLedger.class);
    writer = service.bean(LedgerWriter.class);
    vault = service.bean(Vault.class);
    version = service.bean(PolicyCatalog.class).require("medit").latest();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_record_comes_back_as_it_was() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord next = next(key, SOME, List.of());

    assertThat(append(next)).isTrue();

    assertThat(ledger.ofVisitor(key)).containsExactly(next.record());
  }

  @Test
  void a_token_leads_to_its_visitors_key_and_only_on_its_own_site() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord next = next(key, SOME, List.of());
    append(next);

    VisitorKey found = vault.find(next.token()).orElseThrow();

    assertThat(found.visitor()).isEqualTo(key.visitor());
    assertThat(ledger.ofVisitor(found)).containsExactly(next.record());
    assertThat(vault.find(Tokens.ofSite("easycare", next.token()))).isEmpty();
    assertThat(vault.find(Tokens.ofRecord("aAbBcCdDeEfFgGhHiIjJkK", next.token()))).isEmpty();
  }

  @Test
  void the_database_never_holds_what_stands_in_a_token() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord next = next(key, SOME, List.of());
    append(next);

    String recordId = next.token().recordId();
    UUID plain = Bits128.read(recordId);
    for (String table : List.of("consent_record", "vault.bearer", "vault.named_request")) {
      assertThat(service.dump(table)).doesNotContain(recordId).doesNotContain(plain.toString());
    }
  }

  @Test
  void a_visitors_records_come_newest_first_each_naming_the_one_before() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord first = next(key, SOME, List.of());
    append(first);
    NextRecord second = next(key, NONE, ledger.ofVisitor(key));
    append(second);

    assertThat(ledger.ofVisitor(key)).containsExactly(second.record(), first.record());
    assertThat(second.record().previous()).isEqualTo(first.record().id());
  }

  @Test
  void two_records_cannot_follow_the_same_one_and_nothing_of_the_second_stays() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord first = next(key, SOME, List.of());
    append(first);
    NextRecord second = next(key, SOME, ledger.ofVisitor(key));
    NextRecord late = next(key, NONE, ledger.ofVisitor(key));

    assertThat(append(second)).isTrue();
    assertThat(append(late)).isFalse();

    assertThat(ledger.ofVisitor(key)).containsExactly(second.record(), first.record());
    assertThat(vault.find(late.token())).isEmpty();
    assertThat(revoked()).doesNotContain(hashOf(first));
  }

  @Test
  void what_a_record_revokes_is_stored_with_it_and_once() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord first = next(key, SOME, List.of());
    append(first);
    append(next(key, NONE, ledger.ofVisitor(key)));
    append(next(key, NONE, ledger.ofVisitor(key)));

    assertThat(revoked()).containsOnlyOnce(hashOf(first));
  }

  @Test
  void records_of_many_visitors_are_stored_together_or_not_at_all() {
    List<VisitorKey> keys =
        List.of(VisitorKey.create("medit", now), VisitorKey.create("medit", now));
    NextRecord taken = next(keys.get(0), SOME, List.of());
    append(taken);
    List<LedgerEntry> both =
        List.of(
            next(keys.get(1), SOME, List.of()).entry(), next(keys.get(0), NONE, List.of()).entry());

    assertThat(writer.append(both)).isFalse();

    assertThat(ledger.ofVisitor(keys.get(1))).isEmpty();
    assertThat(ledger.ofVisitor(keys.get(0))).containsExactly(taken.record());
  }

  @Test
  void an_erased_visitor_leaves_records_that_lead_to_nobody() {
    VisitorKey key = VisitorKey.create("medit", now);
    NextRecord first = next(key, SOME, List.of());
    append(first);
    NextRecord second = next(key, SOME, ledger.ofVisitor(key));
    append(second);

    service.bean(EraseVisitor.class).erase(key);

    assertThat(vault.find(first.token())).isEmpty();
    assertThat(vault.find(second.token())).isEmpty();
    assertThat(service.dump("vault.bearer")).doesNotContain(key.visitor().toString());
    assertThat(revoked()).contains(hashOf(first), hashOf(second));
    assertThat(service.dump("consent_record")).contains(first.record().id().toString());
  }

  @Test
  void a_record_of_a_notice_that_was_never_published_is_refused() {
    VisitorKey key = VisitorKey.create("medit", now);
    ChoicesRequest unheardOf = new ChoicesRequest(1, "hash", "eo", ConsentAction.SAVE, SOME);
    NextRecord next = NextRecord.of(version, unheardOf, key, List.of(), now);

    assertThatThrownBy(() -> append(next)).isInstanceOf(RuntimeException.class);

    assertThat(ledger.ofVisitor(key)).isEmpty();
    assertThat(vault.find(next.token())).isEmpty();
  }

  private boolean append(NextRecord next) {
    return writer.append(List.of(next.entry()));
  }

  private List<String> revoked() {
    return service.bean(RevokedRecords.class).hashes("medit");
  }

  private static String hashOf(NextRecord next) {
    return Bits128.text(next.entry().bearer().recordHash());
  }

  private NextRecord next(
      VisitorKey key, Map<String, Boolean> choices, List<ConsentRecord> earlier) {
    String hash = version.notice("ko").orElseThrow().hash();
    return NextRecord.of(
        version, new ChoicesRequest(1, hash, "ko", ConsentAction.SAVE, choices), key, earlier, now);
  }
}
