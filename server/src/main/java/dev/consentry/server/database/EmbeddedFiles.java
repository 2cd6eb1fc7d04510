package dev.consentry.server.database;

import java.io.IOException;
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
      Path traces = Path.of(base + ".trace.db");
      if (Files.exists(traces)) {
        Files.setPosixFilePermissions(traces, FILE);
      }
    } catch (UnsupportedOperationException | IOException cannot) {
      // No such rights on this system, or not ours to change. Opening complains, if need be.
    }
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
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, FILE);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
    }
  }
}
