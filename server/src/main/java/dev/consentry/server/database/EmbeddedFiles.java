package dev.consentry.server.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the embedded database's files from the other users of the machine. */
final class EmbeddedFiles {
  private static final Pattern ADDRESS = Pattern.compile("jdbc:h2:file:(?<path>[^;]+)(;.*)?");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private EmbeddedFiles() {}

  /**
   * Makes the folder and the file, where they are not there yet, so that only their owner can read
   * them; takes a file that is there from all others. A folder that is there stays as it is.
   *
   * @throws IllegalStateException that says what to do, if they cannot be used
   */
  static void keepFromOthers(String url) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      return;
    }
    String path = address.group("path");
    String home = System.getProperty("user.home", "");
    String base = path.startsWith("~/") ? home + path.substring(1) : path;
    try {
      make(Path.of(base + ".mv.db").toAbsolutePath());
    } catch (UnsupportedOperationException otherRights) {
      // A system without such rights; the database makes its files itself.
    } catch (IOException e) {
      throw new IllegalStateException(OpenFailure.ofFiles(e), e);
    }
    takeFromOthers(Path.of(base + ".mv.db"));
    takeFromOthers(Path.of(base + ".trace.db"));
  }

  private static void make(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Path above = folder.getParent();
      if (above != null) {
        Files.createDirectories(above);
      }
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    }
    if (!Files.exists(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    } else if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  private static void takeFromOthers(Path file) {
    try {
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, FILE);
      }
    } catch (UnsupportedOperationException | IOException notOurs) {
      // No such rights here, or another user's file: then they are that user's to change.
    }
  }
}
