package dev.consentry.filter.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  @TempDir private Path directory = Path.of("unset");
  private SnapshotFile file = new SnapshotFile(directory, "medit");

  @BeforeEach
  void use_a_directory_that_is_not_there_yet() {
    file = new SnapshotFile(directory.resolve("new/cache"), "medit");
  }

  @Test
  void gives_back_what_was_written_last_and_leaves_nothing_else_behind() throws IOException {
    assertThat(file.read()).isNull();
    file.write("one".getBytes(UTF_8));
    file.write("two".getBytes(UTF_8));

    assertThat(file.read()).isEqualTo("two".getBytes(UTF_8));
    try (Stream<Path> files = Files.list(directory.resolve("new/cache"))) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void keeps_sites_apart() throws IOException {
    file.write("one".getBytes(UTF_8));

    assertThat(new SnapshotFile(directory.resolve("new/cache"), "easycare").read()).isNull();
  }

  @Test
  void refuses_a_file_that_was_cut_off_anywhere_or_changed() throws IOException {
    file.write("content".getBytes(UTF_8));
    byte[] whole = Files.readAllBytes(file.path());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file.path(), Arrays.copyOf(whole, length));
      assertThatIOException().isThrownBy(file::read);
    }
    whole[whole.length - 1]++;
    Files.write(file.path(), whole);
    assertThatIOException().isThrownBy(file::read);
  }
}
