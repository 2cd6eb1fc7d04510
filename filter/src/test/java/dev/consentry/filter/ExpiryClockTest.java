package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryClockTest {
  private static final long END = 10_000_000;
  private static final long DAY = 24 * 60 * 60;

  private int asked;

  private boolean isOver(long now, long late) {
    return new ExpiryClock(
            () -> {
              asked++;
              return now;
            },
            () -> late)
        .isOver(END);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void the_last_day_is_told_to_the_second(long behindTheEnd, boolean over) {
    assertThat(isOver(END + behindTheEnd, END - DAY)).isEqualTo(over);
  }

  @Test
  void before_the_last_day_nobody_asks_for_the_time() {
    assertThat(isOver(END - DAY, END - DAY - 1)).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void when_nobody_keeps_the_reading_fresh_the_time_is_asked_for() {
    assertThat(isOver(END, Long.MAX_VALUE)).isTrue();
    assertThat(isOver(END - DAY - 1, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void a_reading_of_its_own_is_remembered_when_the_other_got_stuck() {
    AtomicLong now = new AtomicLong(END - 10 * DAY);
    ExpiryClock clock = new ExpiryClock(now::get, () -> 0);
    assertThat(clock.isOver(END)).isFalse();

    now.set(END);

    assertThat(clock.now()).isEqualTo(END);
    assertThat(clock.isOver(END)).isTrue();
  }
}
