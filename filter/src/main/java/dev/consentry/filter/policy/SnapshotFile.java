package dev.consentry.filter.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The last good snapshot of a site on disk, so that a webapp that starts while the service is down
 * knows its rules. The file's first line is the SHA-256 of the rest: half a file is seen as such.
 */
final class SnapshotFile {
  private static final int DIGEST_LENGTH = 64;

  private final Path file;

  /** The file of a site in a directory, neither of which has to exist. */
  SnapshotFile(Path directory, String site) {
    this.file = directory.resolve("consentry-" + site + ".snapshot");
  }

  Path path() {
    return file;
  }

  /**
   * Reads the snapshot.
   *
   * @return its JSON; null if there is no file
   * @throws IOException if the file cannot be read or is not what was written
   */
  byte @Nullable [] read() throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(DIGEST_LENGTH + 1 + SnapshotParser.MAX_BYTES + 1);
    } catch (NoSuchFileException none) {
      return null;
    }
    if (content.length <= DIGEST_LENGTH) {
      throw new IOException("the file is cut off");
    }
    byte[] json = Arrays.copyOfRange(content, DIGEST_LENGTH + 1, content.length);
    byte[] expected = Arrays.copyOf(content, DIGEST_LENGTH);
    if (!Arrays.equals(expected, digest(json))) {
      throw new IOException("the file's content does not fit its checksum");
    }
    return json;
  }

  /**
   * Writes the snapshot in one step: whoever reads sees the old one or the new one.
   *
   * @throws IOException if it cannot be written; the old file is still there then
   */
  void write(byte[] json) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "consentry-", ".tmp");
    try {
      try (var out = Files.newOutputStream(temporary)) {
        out.write(digest(json));
        out.write('\n');
        out.write(json);
      }
      move(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException plainFileSystem) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] digest(byte[] json) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest).getBytes(US_ASCII);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
