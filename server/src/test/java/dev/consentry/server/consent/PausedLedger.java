package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets a test stop the ledger in the midst of a transaction, what it needs read and held, its
 * records not sent with the commit yet.
 */
@Singleton
public final class PausedLedger implements LedgerCompanion {
  private final AtomicReference<@Nullable Pause> next = new AtomicReference<>();

  /** A pause in one transaction. */
  public static final class Pause {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** Waits until a transaction has got there. */
    public void awaitReached() throws InterruptedException {
      if (!reached.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Nothing was stored");
      }
    }

    /** Lets the transaction go on. */
    public void end() {
      over.countDown();
    }
  }

  /** Stops the next transaction that stores records. */
  public Pause pauseNext() {
    Pause pause = new Pause();
    next.set(pause);
    return pause;
  }

  @Override
  public void store(Changes changes, List<LedgerEntry> entries) {
    Pause pause = next.getAndSet(null);
    if (pause == null) {
      return;
    }
    pause.reached.countDown();
    try {
      if (!pause.over.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("The pause was not ended");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
