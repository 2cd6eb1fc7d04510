package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The webapp packed as a war, as companies deploy it. */
final class War {
  private War() {}

  /**
   * Packs it.
   *
   * @param to the war's path
   * @return {@code to}
   */
  static Path pack(WebappDirectory webapp, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Path file : files(webapp.root())) {
        ZipEntry entry = new ZipEntry(webapp.root().relativize(file).toString().replace('\\', '/'));
        entry.setLastModifiedTime(Files.getLastModifiedTime(file));
        war.putNextEntry(entry);
        Files.copy(file, war);
        war.closeEntry();
      }
    }
    return to;
  }

  /** Writes a descriptor for one kind of server into {@code WEB-INF}. */
  static void describe(WebappDirectory webapp, String name, String xml) throws IOException {
    Files.writeString(webapp.root().resolve("WEB-INF").resolve(name), xml);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
