package dev.consentry.filter.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sends observations to the service, one bounded batch at a time. What does not arrive is sent
 * again; an answer that is lost on its way back makes a batch count twice. Not thread-safe.
 */
final class ObservationSender {
  /** The contract's limit for one batch. */
  static final int MAX_BATCH = 200;

  /** Buffers are not kept in threads. */
  private static final JSON BODIES =
      JSON.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
          .build();

  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_ANSWER = 16 * 1024;

  private final String site;
  private final ServiceClient service;
  private final ObservationOutbox outbox;
  private volatile String state = "nothing sent yet";

  ObservationSender(String site, ServiceClient service, ObservationOutbox outbox) {
    this.site = site;
    this.service = service;
    this.outbox = outbox;
  }

  String state() {
    return state;
  }

  /** Sends what waits, if anything does. A failure is logged once and tried again next time. */
  void send() throws InterruptedException {
    send(TIMEOUT);
  }

  /**
   * Sends batch after batch until nothing waits, the service does not take one, or the time is
   * over.
   */
  void sendAll(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration left = patience;
    while (left.toMillis() > 0 && send(left)) {
      left = Duration.ofNanos(end - System.nanoTime());
    }
  }

  /** Whether there was a batch and the service has it. */
  private boolean send(Duration timeout) throws InterruptedException {
    try {
      List<Observation> batch = outbox.next(MAX_BATCH);
      if (batch.isEmpty()) {
        return false;
      }
      post(batch, timeout);
      outbox.delivered(batch);
      report(Level.INFO, "the service takes the observations");
      return true;
    } catch (IOException | RuntimeException | Error failed) {
      // Whatever it is: the thread that sends keeps the rules up to date, too.
      report(
          Level.WARNING,
          "the observations wait: "
              + Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName()));
      return false;
    }
  }

  private void post(List<Observation> batch, Duration timeout)
      throws IOException, InterruptedException {
    String body =
        BODIES.asString(
            Map.of("observations", batch.stream().map(ObservationSender::json).toList()));
    HttpRequest request =
        service
            .request("v1/sites/" + site + "/observations")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = service.send(request, timeout, MAX_ANSWER);
    if (answer.statusCode() != 204) {
      throw new IOException("the service answered with status " + answer.statusCode());
    }
  }

  private static Map<String, Object> json(Observation observation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cookie", observation.cookie());
    json.put("outcome", observation.outcome());
    json.put("way", observation.way());
    json.put("path", observation.path());
    json.put("count", observation.count());
    return json;
  }

  private void report(Level level, String newState) {
    if (!newState.equals(state)) {
      state = newState;
      LOG.log(level, "Consentry, site {0}: {1}.", site, newState);
    }
  }
}
