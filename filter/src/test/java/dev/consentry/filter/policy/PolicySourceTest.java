package dev.consentry.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {
  private final AtomicLong seconds = new AtomicLong(1_000);

  private static ServiceClient client(TestService service) {
    return new ServiceClient(URI.create(service.address()), SiteKey.NONE);
  }

  private PolicySource source(ServiceClient client, Path cache) {
    return new PolicySource(
        TestSite.SITE, client, Duration.ofMillis(50), cache, seconds::get, new NothingToSend());
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
