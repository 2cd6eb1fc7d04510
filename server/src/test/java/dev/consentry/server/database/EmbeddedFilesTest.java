package dev.consentry.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the embedded database's files. */
class EmbeddedFilesTest {
  @TempDir Path folder;

  @Test
  void only_their_owner_reads_the_files_and_the_folder_that_is_made() throws IOException {
    Path data = folder.resolve("below").resolve("data");
    try (TestService service = start(data)) {
      assertThat(service.recordCount()).isZero();
    }

    assertThat(rights(data)).isEqualTo("rwx------");
    assertThat(rights(data.resolve("consentry.mv.db"))).isEqualTo("rw-------");
  }

  @Test
  void a_file_of_before_is_taken_from_all_others_and_a_folder_stays_as_it_is() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    start(folder).close();
    Path file = folder.resolve("consentry.mv.db");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    start(folder).close();

    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(rights(folder)).isEqualTo("rwxr-x---");
  }

  private static TestService start(Path data) {
    return TestService.start(Map.of("consentry.data-directory", data.toString()));
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
