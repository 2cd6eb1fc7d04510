package dev.consentry.filter.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.SmallDisk;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.Warnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk for the last good snapshot is full: the rules stay up to date, the old copy whole. */
class FullDiskTest {
  @Test
  void a_disk_in_memory() throws IOException {
    try (SmallDisk disk = SmallDisk.inMemory()) {
      fills_up_and_gets_room_again(disk);
    }
  }

  @Test
  void a_disk_of_the_operating_system(@TempDir Path directory) throws IOException {
    assumeTrue(SmallDisk.canBeMounted(), "only root on Linux may mount a disk for this test");
    try (SmallDisk disk = SmallDisk.mounted(directory)) {
      fills_up_and_gets_room_again(disk);
    }
  }

  private static void fills_up_and_gets_room_again(SmallDisk disk) throws IOException {
    Path cache = disk.root().resolve("cache");
    try (TestService service = new TestService();
        Warnings warnings = new Warnings();
        ServiceClient client = client(service);
        PolicySource source = source(client, cache)) {
      source.start(Duration.ofSeconds(10));
      assertThat(source.fileState()).contains("is kept in");

      disk.fill();
      for (int version = 2; version <= 4; version++) {
        publish(service, version, source);
      }
      assertThat(source.fileState()).contains("could not be kept").contains("with room");
      assertThat(warnings.with("could not be kept")).hasSize(1);
      assertThat(versionAfterRestart(client, cache)).isEqualTo(1);
      Eventually.holds("no half snapshot is left", () -> filesIn(cache).size() == 1);

      disk.makeRoom();
      publish(service, 5, source);
      Eventually.holds("it is kept again", () -> source.fileState().contains("is kept in"));
      assertThat(versionAfterRestart(client, cache)).isEqualTo(5);
    }
  }

  private static void publish(TestService service, int version, PolicySource source) {
    service.publish(TestSite.snapshot(version, "opt-in", ""));
    Eventually.holds("version " + version, () -> source.current().version() == version);
    Eventually.holds(
        "it was tried to keep it",
        () -> source.fileState().contains("is kept in") == (version == 5));
  }

  private static long versionAfterRestart(ServiceClient client, Path cache) {
    try (PolicySource restarted = source(client, cache)) {
      return restarted.current().version();
    }
  }

  private static ServiceClient client(TestService service) {
    return new ServiceClient(URI.create(service.address()), SiteKey.NONE);
  }

  private static PolicySource source(ServiceClient client, Path cache) {
    return new PolicySource(
        TestSite.SITE, client, Duration.ofMillis(100), cache, () -> 0, new NothingToSend());
  }

  private static List<Path> filesIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
