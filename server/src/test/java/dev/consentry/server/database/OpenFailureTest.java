package dev.consentry.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What an operator is told of a database that cannot be opened. */
class OpenFailureTest {
  @Test
  void a_full_disk_is_told_from_one_that_cannot_be_written() {
    assertThat(OpenFailure.words(behind(new IOException("No space left on device"))))
        .hasValueSatisfying(words -> assertThat(words).contains("Make room"));
    assertThat(OpenFailure.words(behind(new AccessDeniedException("/data/consentry.mv.db"))))
        .hasValueSatisfying(words -> assertThat(words).contains("may read and write"));
  }

  @Test
  void what_an_operator_cannot_mend_is_told_whole() {
    assertThat(OpenFailure.words(new IllegalStateException("a mistake"))).isEmpty();
    assertThat(OpenFailure.words(behind(new IllegalStateException("a mistake")))).isEmpty();
  }

  private static Throwable behind(Exception cause) {
    return new IllegalStateException("not opened", new SQLException("it failed", "HY000", cause));
  }
}
