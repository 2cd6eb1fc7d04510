package dev.consentry.filter.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A disk with little room, which a test can fill to the last byte. */
public final class SmallDisk implements Closeable {
  private static final int BYTES = 65_536;
  private static final int BLOCK = 512;

  private final Path root;
  private final Closeable unmount;

  private SmallDisk(Path root, Closeable unmount) {
    this.root = root;
    this.unmount = unmount;
  }

  /** One in memory, on every machine. */
  public static SmallDisk inMemory() {
    FileSystem disk =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setMaxSize(BYTES).setBlockSize(BLOCK).build());
    return new SmallDisk(disk.getPath("/work"), disk);
  }

  /** Whether this machine lets a test mount one of its own. */
  public static boolean canBeMounted() throws IOException {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && run("id", "-u").equals("0")
        && run("sh", "-c", "command -v mount && command -v umount").contains("umount");
  }

  /**
   * A real one, of the operating system.
   *
   * @param directory an empty one, to mount it at
   * @throws IOException if it cannot be mounted
   */
  public static SmallDisk mounted(Path directory) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "tmpfs", directory.toString());
    return new SmallDisk(directory, () -> run("umount", directory.toString()));
  }

  /** Its top directory. */
  public Path root() {
    return root;
  }

  /** Leaves no byte of room. */
  public void fill() throws IOException {
    try (var out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(new byte[BLOCK]);
      }
    } catch (IOException full) {
      if (Files.size(filler()) == 0) {
        throw full;
      }
    }
  }

  /** Makes room again. */
  public void makeRoom() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return root.resolve("filler");
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() throws IOException {
    unmount.close();
  }
}
