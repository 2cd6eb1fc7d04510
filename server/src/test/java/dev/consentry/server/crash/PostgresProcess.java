package dev.consentry.server.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server that forces its commits to disk, as in production, and can be stopped at
 * once.
 */
final class PostgresProcess implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresProcess(Path data) throws IOException {
    this.data = data;
    this.server = builder().start();
  }

  static PostgresProcess start(Path folder) throws IOException {
    return new PostgresProcess(folder.resolve("postgresql"));
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** {@code pg_ctl stop -m immediate}: no checkpoint, no good-bye. */
  void stopAtOnce() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    Process signal = new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).inheritIO().start();
    if (signal.waitFor() != 0) {
      throw new AssertionError("The server could not be told to stop");
    }
    for (int i = 0; i < 600 && postmaster.isAlive(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Starts on the same data and port. */
  void startAgain() throws IOException {
    int port = server.getPort();
    server.close(); // gives the folder free; there is nothing left to stop
    server = builder().setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on");
  }
}
