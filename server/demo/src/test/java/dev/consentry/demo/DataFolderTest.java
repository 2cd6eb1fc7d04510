package dev.consentry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void makes_the_folder_and_gives_its_absolute_path() throws Exception {
    try (DataFolder data = DataFolder.open(folder.resolve("a/b"))) {
      assertThat(data.path()).isAbsolute().isDirectory();
    }
  }

  @Test
  void two_demos_never_share_a_folder() throws Exception {
    try (DataFolder first = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(first.path()))
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("Another demo is using")
          .hasMessageContaining("--data");
    }
  }

  @Test
  void a_folder_that_was_let_go_is_free_again() throws Exception {
    DataFolder.open(folder).close();

    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again.path()).isEqualTo(folder.toAbsolutePath());
    }
  }

  @Test
  void a_file_in_its_place_is_explained() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("Cannot write to")
        .hasMessageContaining("--data");
  }
}
