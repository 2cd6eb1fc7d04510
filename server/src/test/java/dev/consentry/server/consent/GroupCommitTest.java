package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Choices that arrive together, on a real ledger whose writing a test can hold up. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupCommitTest {
  private TestService service;
  private LedgerWriter writer;
  private PolicyVersion version;

  @BeforeAll
  void start() {
    service = TestService.start(Database.H2.settings());
    writer = service.bean(LedgerWriter.class);
    version = service.bean(PolicyCatalog.class).require("medit").latest();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void what_arrives_while_others_are_stored_is_stored_together() throws Exception {
    HeldWriter held = new HeldWriter(writer);
    GroupCommit commits = new GroupCommit(held, event -> {});
    CompletableFuture<Outcome> first = commits.submit(good());
    held.begun.await();
    List<CompletableFuture<Outcome>> others = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      others.add(commits.submit(good()));
    }
    assertThat(first).isNotDone();
    held.goOn.countDown();

    for (CompletableFuture<Outcome> each : others) {
      assertThat(each.get()).isInstanceOf(Outcome.Recorded.class);
    }
    assertThat(held.sizes).containsExactly(1, 50);
    commits.close();
  }

  @Test
  void a_submission_that_the_database_refuses_fails_alone() throws Exception {
    HeldWriter held = new HeldWriter(writer);
    GroupCommit commits = new GroupCommit(held, event -> {});
    CompletableFuture<Outcome> ahead = commits.submit(good());
    held.begun.await();
    List<CompletableFuture<Outcome>> neighbours = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      neighbours.add(commits.submit(good()));
    }
    CompletableFuture<Outcome> bad = commits.submit(bad());
    for (int i = 0; i < 7; i++) {
      neighbours.add(commits.submit(good()));
    }
    held.goOn.countDown();

    neighbours.add(ahead);
    for (CompletableFuture<Outcome> each : neighbours) {
      assertThat(each.get()).isInstanceOf(Outcome.Recorded.class);
    }
    assertThatThrownBy(bad::get).isNotNull();
    commits.close();
  }

  @Test
  void when_the_database_is_gone_all_who_wait_are_told_and_the_next_is_tried_again()
      throws Exception {
    HeldWriter held = new HeldWriter(writer);
    held.failure = new SQLException("gone", "08006");
    GroupCommit commits = new GroupCommit(held, event -> {});
    CompletableFuture<Outcome> first = commits.submit(good());
    held.begun.await();
    CompletableFuture<Outcome> behind = commits.submit(good());
    held.goOn.countDown();

    for (CompletableFuture<Outcome> each : List.of(first, behind)) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(ProblemException.class);
    }
    held.failure = null;
    assertThat(commits.submit(good()).get()).isInstanceOf(Outcome.Recorded.class);
    commits.close();
  }

  @Test
  void more_than_can_wait_is_turned_away_at_once() throws Exception {
    HeldWriter held = new HeldWriter(writer);
    held.failure = new SQLException("gone", "08006");
    GroupCommit commits = new GroupCommit(held, event -> {});
    CompletableFuture<Outcome> ahead = commits.submit(good());
    held.begun.await();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                commits.submit(good());
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("was not stored");
    assertThat(ahead).isNotDone();
    held.goOn.countDown();
    commits.close();
  }

  @Test
  void closing_stores_what_was_taken_and_takes_nothing_more() throws Exception {
    HeldWriter held = new HeldWriter(writer);
    GroupCommit commits = new GroupCommit(held, event -> {});
    List<CompletableFuture<Outcome>> taken = new ArrayList<>();
    taken.add(commits.submit(good()));
    held.begun.await();
    for (int i = 0; i < 600; i++) {
      taken.add(commits.submit(good()));
    }
    held.goOn.countDown();

    commits.close();

    assertThat(taken)
        .allSatisfy(each -> assertThat(each.getNow(null)).isInstanceOf(Outcome.Recorded.class));
    assertThatThrownBy(() -> commits.submit(good())).isInstanceOf(ProblemException.class);
  }

  @Test
  void what_is_stored_after_closing_gave_up_waiting_is_answered_as_stored() throws Exception {
    HeldWriter held = new HeldWriter(writer);
    GroupCommit commits = new GroupCommit(held, event -> {}, Duration.ofMillis(100));
    List<CompletableFuture<Outcome>> taken = new ArrayList<>();
    taken.add(commits.submit(good()));
    held.begun.await();
    for (int i = 0; i < 20; i++) {
      taken.add(commits.submit(good()));
    }

    commits.close();
    assertThat(taken).noneMatch(CompletableFuture::isDone);
    held.goOn.countDown();

    for (CompletableFuture<Outcome> each : taken) {
      assertThat(each.get()).isInstanceOf(Outcome.Recorded.class);
    }
  }

  private Submission good() {
    return submission("ko");
  }

  private Submission bad() {
    return submission("eo");
  }

  private Submission submission(String language) {
    String hash = version.notice("ko").orElseThrow().hash();
    return new Submission(
        version,
        new ChoicesRequest(1, hash, language, ConsentAction.SAVE, Map.of("analytics", true)),
        null,
        null);
  }

  /** The real writer, held up at its first group. */
  private static final class HeldWriter implements LedgerWriter {
    private final LedgerWriter writer;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile SQLException failure;

    private HeldWriter(LedgerWriter writer) {
      this.writer = writer;
    }

    @Override
    public List<Outcome> write(List<Submission> submissions) {
      sizes.add(submissions.size());
      begun.countDown();
      try {
        if (!goOn.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("The test went away");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      if (failure != null) {
        throw new DatabaseException(failure, false);
      }
      return writer.write(submissions);
    }
  }
}
