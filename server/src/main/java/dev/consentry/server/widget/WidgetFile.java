package dev.consentry.server.widget;

import dev.consentry.server.caching.ContentCoding;
import dev.consentry.server.random.RandomIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One of the widget's scripts with its compressed twins, as the widget's jar carries them. */
@SuppressWarnings("ArrayRecordComponent") // what is sent, never compared
record WidgetFile(byte[] plain, byte[] brotli, byte[] gzip, String hash) {
  private static final String FOLDER = "META-INF/consentry/";

  /**
   * The file of that name in the jar, such as {@code widget/whole.js}; null where there is none.
   */
  static @Nullable WidgetFile find(String name) {
    byte[] plain = read(name);
    byte[] brotli = read(name + ".br");
    byte[] gzip = read(name + ".gz");
    if (plain == null || brotli == null || gzip == null) {
      return null;
    }
    return new WidgetFile(
        plain, brotli, gzip, RandomIds.shortHash(new String(plain, StandardCharsets.UTF_8)));
  }

  /** A file that is no script, as text; null where there is none. */
  static @Nullable String text(String name) {
    byte[] found = read(name);
    return found == null ? null : new String(found, StandardCharsets.UTF_8);
  }

  /** The content coding to answer with, by what the caller takes; empty for none. */
  static String codingFor(@Nullable String acceptEncoding) {
    return ContentCoding.of(acceptEncoding, ContentCoding.BROTLI, ContentCoding.GZIP);
  }

  /** The bytes in that content coding. */
  byte[] in(String coding) {
    return switch (coding) {
      case ContentCoding.BROTLI -> brotli;
      case ContentCoding.GZIP -> gzip;
      default -> plain;
    };
  }

  private static byte @Nullable [] read(String name) {
    try (InputStream found = WidgetFile.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return found == null ? null : found.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FOLDER + name, e);
    }
  }
}
