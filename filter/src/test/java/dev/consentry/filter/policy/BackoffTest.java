package dev.consentry.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void waits_twice_as_long_each_time_up_to_a_limit_and_somewhere_in_the_upper_half() {
    Backoff backoff = new Backoff(Duration.ofSeconds(2), new Random(7));

    for (int seconds : new int[] {2, 4, 8, 15, 15, 15}) {
      assertThat(backoff.failed())
          .isBetween(Duration.ofSeconds(seconds).dividedBy(2), Duration.ofSeconds(seconds));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.failed()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }
  }

  @Test
  void begins_anew_after_a_success() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), new Random(7));
    backoff.failed();
    backoff.failed();
    backoff.succeeded();

    assertThat(backoff.failed()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }
}
