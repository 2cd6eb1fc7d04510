package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

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
  void an_old_reading_hides_no_end_as_long_as_it_is_younger_than_a_day() {
    assertThat(isOver(END, END - DAY)).isTrue();
  }

  @Test
  void before_the_last_day_nobody_asks_for_the_time() {
    assertThat(isOver(END - DAY, END - DAY - 1)).isFalse();
    assertThat(asked).isZero();
  }
}
