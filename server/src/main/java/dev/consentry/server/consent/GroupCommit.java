package dev.consentry.server.consent;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.problem.ProblemException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores submissions that arrive together in one transaction: while one is being forced to disk,
 * the next gathers. One thread writes, no thread waits, and nothing is answered before it is on
 * disk. A submission that the database refuses fails alone.
 */
@Context
class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** What may wait: a second's worth. Beyond that the service says that it is too busy. */
  private static final int MOST_WAITING = 8192;

  private static final int MOST_TOGETHER = 256;
  private static final int TRIES = 5;
  private static final long LOOK_MILLIS = 200;
  private static final int ANSWERED_TOGETHER = 8;
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

  private final LedgerWriter writer;
  private final ApplicationEventPublisher<ConsentRevoked> events;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::run, "consent-ledger");
  private final ExecutorService answering = answeringThreads();
  private final long longestCloseMillis;
  private volatile boolean open = true;

  @Inject
  GroupCommit(LedgerWriter writer, ApplicationEventPublisher<ConsentRevoked> events) {
    this(writer, events, LONGEST_CLOSE);
  }

  GroupCommit(
      LedgerWriter writer,
      ApplicationEventPublisher<ConsentRevoked> events,
      Duration longestClose) {
    this.writer = writer;
    this.events = events;
    this.longestCloseMillis = longestClose.toMillis();
    thread.setDaemon(true);
    thread.start();
  }

  private record Waiting(Submission submission, CompletableFuture<Outcome> outcome) {}

  /** What is on disk, and to be told. */
  private record Stored(Waiting waiting, Outcome outcome) {
    void tell() {
      waiting.outcome.complete(outcome);
    }
  }

  /**
   * As many as there are processors. Once they have ended the writing thread answers by itself:
   * what is stored is never answered as if it were not.
   */
  private static ExecutorService answeringThreads() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        GroupCommit::answeringThread,
        (work, ended) -> work.run());
  }

  private static Thread answeringThread(Runnable work) {
    Thread thread = new Thread(work, "consent-answers");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Stores a submission.
   *
   * @return what became of it, once that is on disk; completed on a thread that may sign and
   *     answer, and is not to be held up beyond that
   * @throws ProblemException if too many wait already, or the service is going down
   */
  CompletableFuture<Outcome> submit(Submission submission) {
    Waiting waiting = new Waiting(submission, new CompletableFuture<>());
    if (!open || !queue.offer(waiting)) {
      throw Incident.tooBusy();
    }
    return waiting.outcome;
  }

  /** Takes nothing more, stores what it took, and answers what it stored. */
  @PreDestroy
  void close() throws InterruptedException {
    open = false;
    thread.join(longestCloseMillis);
    answering.shutdown();
    if (!answering.awaitTermination(longestCloseMillis, TimeUnit.MILLISECONDS)) {
      LOG.warn("The service ends before all that was stored is answered");
    }
  }

  private void run() {
    List<Waiting> group = new ArrayList<>(MOST_TOGETHER);
    while (open || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, MOST_TOGETHER - 1);
          store(group, TRIES);
          group.clear();
        }
      } catch (InterruptedException e) {
        LOG.warn("The ledger's thread was interrupted, and goes on");
      }
    }
  }

  private void store(List<Waiting> group, int tries) {
    try {
      List<Outcome> outcomes = writer.write(group.stream().map(Waiting::submission).toList());
      tellOfRevocations(outcomes);
      tell(group, outcomes);
    } catch (DatabaseException e) {
      failed(group, tries, e);
    } catch (RuntimeException | Error e) {
      group.forEach(waiting -> waiting.outcome.completeExceptionally(e));
    }
  }

  /**
   * Answers are made while the next group is stored; one alone is not handed on, which takes time.
   */
  private void tell(List<Waiting> group, List<Outcome> outcomes) {
    List<Stored> stored = new ArrayList<>(group.size());
    for (int i = 0; i < group.size(); i++) {
      stored.add(new Stored(group.get(i), outcomes.get(i)));
    }
    if (stored.size() == 1 && queue.isEmpty()) {
      stored.get(0).tell();
      return;
    }
    for (int from = 0; from < stored.size(); from += ANSWERED_TOGETHER) {
      List<Stored> some = stored.subList(from, Math.min(stored.size(), from + ANSWERED_TOGETHER));
      answering.execute(() -> some.forEach(Stored::tell));
    }
  }

  private void failed(List<Waiting> group, int tries, DatabaseException cause) {
    if (!cause.refusesTheData()) {
      failAll(group, Incident.of(cause));
    } else if (group.size() > 1) {
      int half = group.size() / 2;
      store(group.subList(0, half), TRIES);
      store(group.subList(half, group.size()), TRIES);
    } else if (cause.wasOutrun() && tries > 1) {
      store(group, tries - 1);
    } else {
      group.get(0).outcome.completeExceptionally(cause.wasOutrun() ? Incident.outrun() : cause);
    }
  }

  /** The database is not well: those who wait behind need not find out one group at a time. */
  private void failAll(List<Waiting> group, ProblemException problem) {
    List<Waiting> behind = new ArrayList<>();
    queue.drainTo(behind);
    group.forEach(waiting -> waiting.outcome.completeExceptionally(problem));
    behind.forEach(waiting -> waiting.outcome.completeExceptionally(Incident.notTried(problem)));
  }

  /** Before the answers go out: who has one finds it in effect. */
  private void tellOfRevocations(List<Outcome> outcomes) {
    Set<String> sites = new HashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Recorded recorded && recorded.revokes()) {
        sites.add(recorded.record().site());
      }
    }
    sites.forEach(site -> events.publishEvent(new ConsentRevoked(site)));
  }
}
