package dev.consentry.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that keeps everything between two starts, held by one demo at a time. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if need be, and holds it.
   *
   * @throws StartFailedException if another demo holds it, or it cannot be written to
   */
  static DataFolder open(Path folder) throws StartFailedException {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel lockFile =
          FileChannel.open(
              path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile)) {
        return new DataFolder(path, lockFile);
      }
      lockFile.close();
    } catch (IOException e) {
      throw new StartFailedException(
          "Cannot write to "
              + path
              + " ("
              + e
              + "). Choose another folder with "
              + DemoOptions.DATA,
          e);
    }
    throw new StartFailedException(
        "Another demo is using "
            + path
            + ". Stop it, or choose another folder with "
            + DemoOptions.DATA);
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Its absolute path. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
