package dev.consentry.server.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.consent.CarryOver;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.PausedLedger;
import dev.consentry.server.consent.WithdrawConsent;
import dev.consentry.server.consent.Withdrawn;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What arrives while a visitor is erased does not bring them back, on any database. */
abstract class ErasureRaceContract {
  private static final Map<String, Boolean> ALL =
      Map.of("analytics", true, "advertising", true, "preferences", true);
  private static final String VISITOR = "/v1/sites/medit/visitor";

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @Test
  void a_withdrawal_that_is_being_stored_is_erased_too() throws Exception {
    String token = choose();
    VisitorKey key = key(token);
    PausedLedger.Pause pause = service.bean(PausedLedger.class).pauseNext();
    CompletableFuture<Answer> withdrawal =
        CompletableFuture.supplyAsync(
            () -> service.postJson(VISITOR + "/withdrawal", "{}", of(token)));
    pause.awaitReached();
    CompletableFuture<Answer> erasure =
        CompletableFuture.supplyAsync(() -> service.send("DELETE", VISITOR, of(token)));
    TimeUnit.MILLISECONDS.sleep(500);
    assertThat(erasure).as("the erasure waits for what is being stored").isNotDone();
    pause.end();

    assertThat(withdrawal.get().status()).isEqualTo(201);
    assertThat(erasure.get().status()).isEqualTo(204);
    String later = (String) withdrawal.get().json().get("token");
    assertThat(service.get(VISITOR, of(token)).status()).isEqualTo(401);
    assertThat(service.get(VISITOR, of(later)).status()).isEqualTo(401);
    assertThat(service.dump("vault.bearer")).doesNotContain(key.visitor().toString());
    assertThat(service.get("/v1/sites/medit/enforcement").response().body())
        .contains(TestService.recordHash(token), TestService.recordHash(later));
  }

  @Test
  void what_found_its_visitor_just_before_the_erasure_stores_nothing_after_it() {
    String token = choose();
    VisitorKey key = key(token);
    CarryOver.Known known = service.bean(CarryOver.class).known(Person.of(key));
    assertThat(service.send("DELETE", VISITOR, of(token)).status()).isEqualTo(204);
    long records = service.recordCount();

    assertThatThrownBy(
            () -> service.bean(WithdrawConsent.class).withdraw(key, Withdrawn.EVERYTHING))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("erased");
    assertThatThrownBy(() -> service.bean(CarryOver.class).carryOver(known))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> service.bean(StoppedVisitors.class).stop(key))
        .isInstanceOf(ProblemException.class);
    boolean[] done = new boolean[1];
    assertThatThrownBy(
            () ->
                service
                    .bean(HoldVisitors.class)
                    .during(
                        key,
                        (connection, held) -> {
                          done[0] = true;
                          return true;
                        }))
        .isInstanceOf(ProblemException.class);

    assertThat(done[0]).isFalse();
    assertThat(service.recordCount()).isEqualTo(records);
    for (String table : new String[] {"bearer", "handle", "stopped_visitor"}) {
      assertThat(service.dump("vault." + table)).doesNotContain(key.visitor().toString());
    }
  }

  @Test
  void a_choice_with_the_token_of_a_visitor_who_was_erased_is_a_new_visitors() {
    String token = choose();
    VisitorKey key = key(token);
    assertThat(service.send("DELETE", VISITOR, of(token)).status()).isEqualTo(204);

    Answer answer =
        service.postJson(
            "/v1/sites/medit/choices",
            service.choices("medit", "en", "accept-all", ALL),
            of(token));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(key((String) answer.json().get("token")).visitor()).isNotEqualTo(key.visitor());
    assertThat(service.dump("vault.bearer")).doesNotContain(key.visitor().toString());
  }

  private String choose() {
    return (String)
        service
            .postJson("/v1/sites/medit/choices", service.choices("medit", "en", "accept-all", ALL))
            .json()
            .get("token");
  }

  private VisitorKey key(String token) {
    return service
        .bean(SigningKeys.class)
        .read(token, "medit")
        .flatMap(service.bean(Vault.class)::find)
        .orElseThrow();
  }

  private static String[] of(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
