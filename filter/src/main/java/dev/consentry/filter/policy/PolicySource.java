package dev.consentry.filter.policy;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the enforcement policy of a site up to date: one daemon thread asks the service, waits
 * there for changes (long poll) and keeps the last good snapshot in memory and on disk. Whatever
 * happens to the service, {@link #current} answers at once. Each change of state is logged once.
 * The same thread sends what the webapp's cookies gave to report, what is left of it when it ends
 * included.
 */
public final class PolicySource implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final int LONG_POLL_SECONDS = 20;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);
  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;

  private final String site;
  private final ServiceClient service;
  private final Duration pollInterval;
  private final SnapshotParser parser;
  private final SnapshotFile file;
  private final LongSupplier nowSeconds;
  private final ObservationSender sender;
  private final Thread thread;
  private final CountDownLatch firstAttempt = new CountDownLatch(1);
  private volatile EnforcementPolicy current;
  private volatile String state = "not asked yet";
  private volatile boolean serviceAnswers;
  private volatile long confirmedAt;
  private volatile boolean confirmed;
  private volatile long aliveAtSeconds;
  private volatile String fileState = "";
  private @Nullable String etag;

  /**
   * Reads the disk copy; asks nothing before {@link #start}.
   *
   * @param pollInterval the pause between two questions when the service does not hold them, and
   *     the first pause after a failure
   * @param cacheDirectory where the last good snapshot is kept
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   * @param outbox what the service is to hear of
   */
  public PolicySource(
      String site,
      ServiceClient service,
      Duration pollInterval,
      Path cacheDirectory,
      LongSupplier nowSeconds,
      ObservationOutbox outbox) {
    this.site = site;
    this.service = service;
    this.pollInterval = pollInterval;
    this.nowSeconds = nowSeconds;
    this.aliveAtSeconds = nowSeconds.getAsLong();
    this.parser = new SnapshotParser(site);
    this.file = new SnapshotFile(cacheDirectory, site);
    this.sender = new ObservationSender(site, service, outbox);
    this.thread = new Thread(this::run, "consentry-policy-" + site);
    this.thread.setDaemon(true);
    this.thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    this.current = fromDisk();
  }

  /**
   * Starts the thread. Without a disk copy, waits for the service's first answer, so that a healthy
   * start has its rules from the first request on.
   *
   * @param patience the longest wait; the thread goes on behind it
   */
  public void start(Duration patience) {
    thread.start();
    if (current.isKnown()) {
      return;
    }
    try {
      if (!firstAttempt.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.INFO, "Consentry: the service has not answered yet; asking on.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The rules of now: the last good snapshot, or {@link EnforcementPolicy#unknown}. */
  public EnforcementPolicy current() {
    return current;
  }

  /** One line about where the rules come from and whether the service answers. */
  public String state() {
    return state;
  }

  /** Whether the service gave a usable answer to the last question. */
  public boolean serviceAnswers() {
    return serviceAnswers;
  }

  /**
   * When this source's thread came by last, in seconds since 1970-01-01T00:00Z: about a minute ago,
   * or the poll interval where that is longer, whatever the service does. {@link Long#MAX_VALUE}
   * once the thread has ended.
   */
  public long aliveAtSeconds() {
    return aliveAtSeconds;
  }

  /** How many seconds ago the service confirmed {@link #current} last; not a number if never. */
  public double ageSeconds() {
    return confirmed ? (System.nanoTime() - confirmedAt) / 1e9 : Double.NaN;
  }

  /** One line about the copy on disk; empty while there is nothing to say. */
  public String fileState() {
    return fileState;
  }

  /** One line about whether the service takes the observations. */
  public String observationState() {
    return sender.state();
  }

  /**
   * Ends the thread and hands the service what it has not heard of yet, if it takes that at once:
   * an undeployment waits two seconds for it and no longer. What was kept on disk stays.
   */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
      if (current.isKnown()) {
        sender.sendAll(PATIENCE_AT_END);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Backoff backoff = new Backoff(pollInterval, ThreadLocalRandom.current());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        aliveAtSeconds = nowSeconds.getAsLong();
        Duration pause = askOnce(backoff);
        firstAttempt.countDown();
        sender.send();
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      // Whatever ended it: nobody may take the time from here any more.
      aliveAtSeconds = Long.MAX_VALUE;
    }
  }

  private Duration askOnce(Backoff backoff) throws InterruptedException {
    long asked = System.nanoTime();
    try {
      fetch();
      confirmedAt = System.nanoTime();
      confirmed = true;
      serviceAnswers = true;
      backoff.succeeded();
      Duration left = pollInterval.minusNanos(System.nanoTime() - asked);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (IOException | RuntimeException | Error failure) {
      // Whatever it is, this thread goes on: without it the rules would stay old for ever.
      serviceAnswers = false;
      report(Level.WARNING, "the service gave no usable snapshot (" + reason(failure) + ")");
      return backoff.failed();
    }
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private void fetch() throws IOException, InterruptedException {
    String path = "v1/sites/" + site + "/enforcement";
    String known = etag;
    HttpRequest.Builder request =
        service.request(known == null ? path : path + "?wait=" + LONG_POLL_SECONDS);
    if (known != null) {
      request.header("If-None-Match", known);
    }
    Duration held = Duration.ofSeconds(known == null ? 0 : LONG_POLL_SECONDS);
    HttpResponse<byte[]> answer =
        service.send(request.build(), ANSWER_TIMEOUT.plus(held), SnapshotParser.MAX_BYTES);
    if (known != null && answer.statusCode() == NOT_MODIFIED) {
      report(Level.INFO, "the policy is up to date");
      return;
    }
    if (answer.statusCode() == UNAUTHORIZED) {
      throw new IOException(
          "it wants a key of this site, or another one than this filter has: set site-key to one"
              + " that its officer made");
    }
    if (answer.statusCode() != 200) {
      throw new IOException("it answered with status " + answer.statusCode());
    }
    take(answer.body());
    etag = answer.headers().firstValue("ETag").orElse(null);
  }

  private void take(byte[] json) {
    EnforcementPolicy taken = parser.parse(json);
    current = taken;
    report(Level.INFO, "the policy is up to date");
    try {
      file.write(json);
      reportFile(Level.INFO, "the last good snapshot is kept in " + file.path());
    } catch (IOException | RuntimeException full) {
      reportFile(
          Level.WARNING,
          "the last good snapshot could not be kept in "
              + file.path()
              + " ("
              + full.getClass().getSimpleName()
              + "); set cache-directory to a directory with room that this webapp can write to");
    }
  }

  private void reportFile(Level level, String newState) {
    if (!newState.equals(fileState)) {
      fileState = newState;
      LOG.log(level, "Consentry, site {0}: {1}.", site, newState);
    }
  }

  private EnforcementPolicy fromDisk() {
    try {
      byte[] json = file.read();
      if (json != null) {
        return parser.parse(json);
      }
    } catch (IOException | RuntimeException unusable) {
      LOG.log(
          Level.WARNING,
          "Consentry: the kept snapshot {0} is not used: {1}.",
          file.path(),
          reason(unusable));
    }
    return EnforcementPolicy.unknown(site);
  }

  /** Logs a state when it is another than before. */
  private void report(Level level, String newState) {
    String rules =
        current.isKnown()
            ? "; the rules are those of policy version " + current.version()
            : "; only essential cookies are let through";
    String whole = newState + rules;
    if (!whole.equals(state)) {
      state = whole;
      LOG.log(level, "Consentry, site {0}: {1}.", site, whole);
    }
  }
}
