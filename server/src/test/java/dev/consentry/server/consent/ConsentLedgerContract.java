package dev.consentry.server.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.vault.NamedRequestRows;
import dev.consentry.server.vault.RequestName;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every ledger does, whatever database it is on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsentLedgerContract {
  private static final Map<String, Boolean> SOME = Map.of("analytics", true, "advertising", false);
  private static final Map<String, Boolean> NONE = Map.of("analytics", false, "advertising", false);

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
    Outcome.Recorded stored = store(SOME, null);

    assertThat(ledger.ofVisitor(key(stored))).containsExactly(stored.record());
    assertThat(stored.token().grants()).containsExactly("analytics");
  }

  @Test
  void a_token_leads_to_its_visitors_key_and_only_on_its_own_site() {
    Outcome.Recorded stored = store(SOME, null);
    ConsentToken token = stored.token();

    assertThat(key(stored).visitor()).isEqualTo(stored.record().visitor());
    assertThat(vault.find(Tokens.ofSite("easycare", token))).isEmpty();
    assertThat(vault.find(Tokens.ofRecord("aAbBcCdDeEfFgGhHiIjJkK", token))).isEmpty();
  }

  @Test
  void a_token_of_another_site_begins_a_new_visitor() {
    Outcome.Recorded stored = store(SOME, null);

    Outcome.Recorded elsewhere = store(SOME, Tokens.ofSite("easycare", stored.token()));

    assertThat(elsewhere.record().visitor()).isNotEqualTo(stored.record().visitor());
    assertThat(elsewhere.record().previous()).isNull();
  }

  @Test
  void the_database_never_holds_what_stands_in_a_token() {
    RequestName name = name("a body");
    Outcome.Recorded stored = recorded(submission(SOME, null, name));

    String recordId = stored.token().recordId();
    for (String table : List.of("consent_record", "vault.bearer", "vault.named_request")) {
      assertThat(service.dump(table))
          .isNotEmpty()
          .doesNotContain(recordId)
          .doesNotContain(Bits128.read(recordId).toString());
    }
  }

  @Test
  void a_visitors_records_come_newest_first_each_naming_the_one_before() {
    Outcome.Recorded first = store(SOME, null);
    Outcome.Recorded second = store(NONE, first.token());
    Outcome.Recorded third = store(SOME, first.token());

    assertThat(ledger.ofVisitor(key(first)))
        .containsExactly(third.record(), second.record(), first.record());
    assertThat(third.record().previous()).isEqualTo(second.record().id());
    assertThat(second.record().previous()).isEqualTo(first.record().id());
  }

  @Test
  void answers_of_one_visitor_that_are_stored_together_follow_each_other() {
    ConsentToken token = store(SOME, null).token();

    List<Outcome> outcomes =
        writer.write(
            List.of(
                submission(NONE, token, null),
                submission(SOME, null, null),
                submission(SOME, token, null)));

    List<ConsentRecord> records =
        outcomes.stream().map(outcome -> ((Outcome.Recorded) outcome).record()).toList();
    assertThat(records.get(2).previous()).isEqualTo(records.get(0).id());
    assertThat(records.get(1).previous()).isNull();
    assertThat(ledger.ofVisitor(vault.find(token).orElseThrow()))
        .hasSize(3)
        .startsWith(records.get(2), records.get(0));
  }

  @Test
  void two_records_cannot_stand_at_the_same_place_of_a_chain() {
    ConsentRecord record = store(SOME, null).record();

    assertThatThrownBy(
            () ->
                service
                    .bean(Transactions.class)
                    .add(
                        (connection, last) -> {
                          last.add(RecordRows.INSERT, List.of(record));
                          return true;
                        }))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            refused -> {
              assertThat(refused.keyWasTaken()).isTrue();
              assertThat(refused.refusesTheData()).isTrue();
              assertThat(refused.outcomeUnknown()).isFalse();
            });
  }

  @Test
  void what_a_record_revokes_is_stored_with_it_and_once() {
    Outcome.Recorded granted = store(SOME, null);
    Outcome.Recorded withdrawn = store(NONE, granted.token());
    Outcome.Recorded again = store(NONE, granted.token());

    assertThat(withdrawn.revokes()).isTrue();
    assertThat(again.revokes()).isFalse();
    assertThat(revoked()).containsOnlyOnce(RandomIds.shortHash(granted.token().recordId()));
  }

  @Test
  void a_group_is_stored_whole_or_not_at_all() {
    long before = service.recordCount();
    List<Submission> group =
        List.of(submission(SOME, null, null), new Submission(version, unheardOf(), null, null));

    assertThatThrownBy(() -> writer.write(group)).isInstanceOf(DatabaseException.class);

    assertThat(service.recordCount()).isEqualTo(before);
  }

  @Test
  void a_named_request_that_comes_again_finds_what_it_recorded() {
    String key = RandomIds.next();
    Outcome.Recorded first = recorded(submission(SOME, null, name(key, "a body")));
    long before = service.recordCount();

    Outcome again = recorded(submission(SOME, first.token(), name(key, "a body")));

    assertThat(again).isEqualTo(new Outcome.Recorded(first.record(), first.token(), false));
    assertThat(service.recordCount()).isEqualTo(before);
  }

  @Test
  void a_named_request_that_comes_twice_in_one_group_is_recorded_once() {
    String key = RandomIds.next();
    long before = service.recordCount();

    List<Outcome> outcomes =
        writer.write(
            List.of(
                submission(SOME, null, name(key, "a body")),
                submission(SOME, null, name(key, "a body")),
                submission(SOME, null, name(key, "another body"))));

    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Refused.class);
    assertThat(service.recordCount()).isEqualTo(before + 1);
  }

  @Test
  void a_request_that_comes_again_among_new_ones_keeps_none_of_them_and_is_stored_no_second_time() {
    String key = RandomIds.next();
    Outcome.Recorded first = recorded(submission(SOME, null, name(key, "a body")));
    long before = service.recordCount();

    List<Outcome> outcomes =
        writer.write(
            List.of(
                submission(SOME, null, name("another body")),
                submission(SOME, null, name(key, "a body")),
                submission(SOME, null, null)));

    assertThat(outcomes.get(1))
        .isEqualTo(new Outcome.Recorded(first.record(), first.token(), false));
    assertThat(service.recordCount()).isEqualTo(before + 2);
    for (int other : new int[] {0, 2}) {
      Outcome.Recorded stored = (Outcome.Recorded) outcomes.get(other);
      assertThat(ledger.ofVisitor(key(stored))).containsExactly(stored.record());
    }
  }

  @Test
  void a_name_given_to_another_request_is_refused_and_on_another_site_it_is_another() {
    String key = RandomIds.next();
    recorded(submission(SOME, null, name(key, "a body")));

    assertThat(problem(submission(SOME, null, name(key, "another body"))).type().name())
        .isEqualTo("KEY_REUSED");
    RequestName elsewhere = RequestName.of("easycare", key, "other".getBytes(UTF_8)).orElseThrow();
    recorded(submission(SOME, null, elsewhere));
  }

  @Test
  void what_was_erased_does_not_come_back_by_sending_the_request_again() {
    String key = RandomIds.next();
    Outcome.Recorded first = recorded(submission(SOME, null, name(key, "a body")));
    service.bean(EraseVisitor.class).erase(key(first));

    assertThat(problem(submission(SOME, null, name(key, "a body"))).type().name())
        .isEqualTo("ERASED");
  }

  @Test
  void names_are_forgotten_when_their_time_is_over_and_not_before() {
    RequestName name = name("a body");
    recorded(submission(SOME, null, name));
    Transactions transactions = service.bean(Transactions.class);
    Instant now = Instant.now();

    transactions.change(connection -> NamedRequestRows.forget(connection, now, 1000));
    assertThat(service.dump("vault.named_request")).contains(name.hash().toString());

    Instant later = now.plus(NextRecord.REMEMBERED).plus(Duration.ofMinutes(1));
    transactions.change(connection -> NamedRequestRows.forget(connection, later, 1000));
    assertThat(service.dump("vault.named_request")).doesNotContain(name.hash().toString());
  }

  @Test
  void an_erased_visitor_leaves_records_that_lead_to_nobody() {
    Outcome.Recorded first = store(SOME, null);
    Outcome.Recorded second = store(SOME, first.token());
    VisitorKey key = key(first);

    service.bean(EraseVisitor.class).erase(key);

    assertThat(vault.find(first.token())).isEmpty();
    assertThat(vault.find(second.token())).isEmpty();
    assertThat(service.dump("vault.bearer")).doesNotContain(key.visitor().toString());
    assertThat(revoked())
        .contains(
            RandomIds.shortHash(first.token().recordId()),
            RandomIds.shortHash(second.token().recordId()));
    assertThat(service.dump("consent_record")).contains(first.record().id().toString());
    assertThat(store(SOME, first.token()).record().visitor()).isNotEqualTo(key.visitor());
  }

  private Outcome.Recorded store(Map<String, Boolean> choices, @Nullable ConsentToken token) {
    return recorded(submission(choices, token, null));
  }

  private Outcome.Recorded recorded(Submission submission) {
    return (Outcome.Recorded) writer.write(List.of(submission)).get(0);
  }

  private ProblemException problem(Submission submission) {
    return ((Outcome.Refused) writer.write(List.of(submission)).get(0)).problem();
  }

  private VisitorKey key(Outcome.Recorded stored) {
    return vault.find(stored.token()).orElseThrow();
  }

  private List<String> revoked() {
    return service.bean(RevokedRecords.class).hashes("medit");
  }

  @Test
  void what_follows_from_a_visitors_records_follows_from_those_that_are_stored_before_it() {
    Outcome.Recorded granted = store(SOME, null);
    VisitorKey key = vault.find(granted.token()).orElseThrow();
    Submission same = submission(SOME, null, null);
    Submission keepsAsItIs =
        new Submission(version, same.request(), null, key, null, null, null)
            .following(
                earlier ->
                    new Submission(
                        version,
                        submission(earlier.own().get(0).choices(), null, null).request(),
                        null,
                        key,
                        null,
                        null,
                        null));

    List<Outcome> outcomes =
        writer.write(List.of(submission(NONE, granted.token(), null), keepsAsItIs));

    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Recorded.class, last -> assertThat(last.record().grants()).isEmpty());
  }

  private static RequestName name(String body) {
    return name(RandomIds.next(), body);
  }

  private static RequestName name(String key, String body) {
    return RequestName.of("medit", key, body.getBytes(UTF_8)).orElseThrow();
  }

  private Submission submission(
      Map<String, Boolean> choices, @Nullable ConsentToken token, @Nullable RequestName name) {
    String hash = version.notice("ko").orElseThrow().hash();
    return new Submission(
        version, new ChoicesRequest(1, hash, "ko", ConsentAction.SAVE, choices), token, name);
  }

  private static ChoicesRequest unheardOf() {
    return new ChoicesRequest(1, "hash", "eo", ConsentAction.SAVE, SOME);
  }
}
