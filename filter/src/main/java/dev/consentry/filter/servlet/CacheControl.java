package dev.consentry.filter.servlet;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a response that is one visitor's alone says to caches. */
public final class CacheControl {
  /** The header's name. */
  public static final String NAME = "Cache-Control";

  /** What is added where no value {@link #keepsOut} shared caches. */
  public static final String PRIVATE = "private";

  /**
   * Headers that some shared caches heed instead where they are present (nginx, and those of
   * content delivery networks), each with the value that keeps these out too.
   */
  public static final List<Field> OVERRIDES =
      List.of(
          new Field("X-Accel-Expires", "0"),
          new Field("CDN-Cache-Control", "private, no-store"),
          new Field("Surrogate-Control", "no-store"));

  /** A header field. */
  public record Field(String name, String value) {}

  private CacheControl() {}

  /** Whether a value of the header keeps shared caches from storing the response. */
  public static boolean keepsOut(@Nullable String value) {
    String lower = value == null ? "" : value.toLowerCase(Locale.ROOT);
    return lower.contains(PRIVATE) || lower.contains("no-store");
  }
}
