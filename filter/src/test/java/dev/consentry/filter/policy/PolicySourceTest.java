package dev.consentry.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {
  private final AtomicLong seconds = new AtomicLong(1_000);

  private static ServiceClient client(TestService service) {
    return new ServiceClient(URI.create(service.address()), SiteKey.NONE);
  }

  private PolicySource source(ServiceClient client, Path cache) {
    return source(client, cache, new NothingToSend());
  }

  private PolicySource source(ServiceClient client, Path cache, ObservationOutbox outbox) {
    return new PolicySource(
        TestSite.SITE, client, Duration.ofMillis(50), cache, seconds::get, outbox);
  }

  @Test
  void it_tells_the_time_from_the_beginning(@TempDir Path cache) {
    try (TestService service = new TestService();
        ServiceClient client = client(service);
        PolicySource source = source(client, cache)) {
      assertThat(source.aliveAtSeconds()).isEqualTo(1_000);
    }
  }

  @Test
  void when_it_has_ended_nobody_takes_the_time_from_it(@TempDir Path cache) {
    try (TestService service = new TestService();
        ServiceClient client = client(service)) {
      PolicySource source = source(client, cache);
      source.start(Duration.ofSeconds(5));

      source.close();

      assertThat(source.aliveAtSeconds()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void it_goes_on_when_a_report_fails_by_whatever(@TempDir Path cache) {
    ObservationOutbox broken =
        new ObservationOutbox() {
          @Override
          public List<Observation> next(int limit) {
            throw new StackOverflowError();
          }

          @Override
          public void delivered(List<Observation> observations) {}
        };
    try (TestService service = new TestService();
        ServiceClient client = client(service);
        PolicySource source = source(client, cache, broken)) {
      source.start(Duration.ofSeconds(5));

      seconds.set(2_000);

      Eventually.holds("it came by again", () -> source.aliveAtSeconds() == 2_000);
      assertThat(source.observationState()).contains("wait", "StackOverflowError");
    }
  }

  @Test
  void it_goes_on_telling_the_time_while_the_service_is_away(@TempDir Path cache) {
    try (TestService service = new TestService();
        ServiceClient client = client(service);
        PolicySource source = source(client, cache)) {
      service.stop();
      source.start(Duration.ofSeconds(5));

      seconds.set(2_000);

      Eventually.holds("it came by again", () -> source.aliveAtSeconds() == 2_000);
      assertThat(source.serviceAnswers()).isFalse();
    }
  }
}
