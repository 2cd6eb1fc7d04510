package dev.consentry.server.caching;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which content coding a caller takes an answer (RFC 9110, section 12.5.3). */
public final class ContentCoding {
  /** The coding's name in {@code Content-Encoding}. */
  public static final String BROTLI = "br";

  /** The coding's name in {@code Content-Encoding}. */
  public static final String GZIP = "gzip";

  /** As it is, without {@code Content-Encoding}. */
  public static final String NONE = "";

  private static final Pattern NOT_THIS_ONE = Pattern.compile("\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*");

  private ContentCoding() {}

  /**
   * The first of the codings that the caller takes.
   *
   * @param acceptEncoding such as {@code gzip, br;q=0.5}; null where there is none
   * @param ours the codings that the answer is there in, the best first
   * @return one of them; {@link #NONE} where the caller takes none of them, or names none
   */
  public static String of(@Nullable String acceptEncoding, String... ours) {
    if (acceptEncoding != null && !acceptEncoding.isEmpty()) {
      String[] taken = acceptEncoding.split(",", -1);
      for (String coding : ours) {
        if (isAmong(taken, coding)) {
          return coding;
        }
      }
    }
    return NONE;
  }

  private static boolean isAmong(String[] taken, String coding) {
    String otherwise = "";
    for (String each : taken) {
      int weight = each.indexOf(';');
      String name = (weight < 0 ? each : each.substring(0, weight)).strip();
      if (name.equalsIgnoreCase(coding) || name.equalsIgnoreCase("x-" + coding)) {
        return isTaken(each);
      }
      otherwise = name.equals("*") ? each : otherwise;
    }
    return !otherwise.isEmpty() && isTaken(otherwise);
  }

  private static boolean isTaken(String each) {
    int weight = each.indexOf(';');
    return weight < 0 || !NOT_THIS_ONE.matcher(each).region(weight + 1, each.length()).matches();
  }
}
