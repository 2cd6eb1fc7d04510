package dev.consentry.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.cookie.PublicSuffixes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the public suffix list that lies in the jar. The service reads the same one. */
public final class PublicSuffixList {
  /** Put there by the build. */
  private static final String RESOURCE = "effective_tld_names.dat";

  private PublicSuffixList() {}

  /**
   * Reads the list.
   *
   * @throws IllegalStateException if the jar has none: it was not built by its own build
   */
  public static PublicSuffixes read() {
    try (InputStream in = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The filter's jar lacks " + RESOURCE + ": build it with Maven.");
      }
      return PublicSuffixes.of(rules(new BufferedReader(new InputStreamReader(in, UTF_8))));
    } catch (IOException unreadable) {
      throw new IllegalStateException("The filter's jar cannot be read", unreadable);
    }
  }

  /** A rule is a line up to its first blank; comments begin with two slashes. */
  private static List<String> rules(BufferedReader lines) throws IOException {
    List<String> rules = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("//")) {
        int blank = line.indexOf(' ');
        rules.add(ascii(blank < 0 ? line : line.substring(0, blank)));
      }
    }
    return rules;
  }

  /**
   * Hosts arrive in ASCII, the list has its names as they are read, in scripts newer than Java too.
   */
  private static String ascii(String rule) {
    if (rule.chars().allMatch(c -> c < 0x80)) {
      return rule.toLowerCase(Locale.ROOT);
    }
    int name = rule.startsWith("!") ? 1 : rule.startsWith("*.") ? 2 : 0;
    return rule.substring(0, name) + IDN.toASCII(rule.substring(name), IDN.ALLOW_UNASSIGNED);
  }
}
