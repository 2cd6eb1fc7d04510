package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a key is called: it will stand in the access log. */
public final class KeyName {
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,63}");

  private KeyName() {}

  /**
   * The name as it came, if it holds.
   *
   * @throws ProblemException if it does not
   */
  private static String check(@Nullable String name) {
    if (name == null || !FORM.matcher(name).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED,
          "name has 1 to 64 letters, digits, spaces and ._@- and begins with a letter or digit.");
    }
    return name;
  }

  /**
   * The name, if it holds and no key that counts has it: the access log has to tell who.
   *
   * @param taken the names of keys that count; whether in capitals makes no difference
   * @throws ProblemException if it does not
   */
  public static String checkNew(@Nullable String name, Collection<String> taken) {
    String checked = check(name);
    if (taken.stream().anyMatch(checked::equalsIgnoreCase)) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "Another key that counts has this name. Choose another, or take that key back first.");
    }
    return checked;
  }
}
