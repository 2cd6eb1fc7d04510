package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TriedExpiriesTest {
  private static final String[] ONE = {"medit.example", "192.0.2.1", null};
  private static final String[] ANOTHER = {"medit.example", "192.0.2.2", null};

  private final TriedExpiries tried = new TriedExpiries();

  @Test
  void remembers_what_was_tried_for_one_cookie_of_one_browser() {
    tried.of(ONE, 1000).remember("_ga=1", 3);

    assertThat(tried.of(ONE, 1001).tried("_ga=1")).isEqualTo(3);
    assertThat(tried.of(ONE, 1001).tried("_ga=2")).isZero();
    assertThat(tried.of(ANOTHER, 1001).tried("_ga=1")).isZero();
  }

  @Test
  void forgets_after_some_minutes() {
    tried.of(ONE, 1000).remember("_ga=1", 3);

    assertThat(tried.of(ONE, 1000 + TriedExpiries.SECONDS - 1).tried("_ga=1")).isEqualTo(3);
    assertThat(tried.of(ONE, 1000 + TriedExpiries.SECONDS).tried("_ga=1")).isZero();
  }
}
