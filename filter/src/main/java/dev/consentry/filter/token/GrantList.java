package dev.consentry.filter.token;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of the {@code grants} claim: purposes separated by one space, the most common ones
 * shortened: three purposes, the essential one among them, make a token of less than 300
 * characters. A purpose's name has at least three letters and so is never one of the short forms.
 */
final class GrantList {
  private static final String SHORT_ANALYTICS = "an";
  private static final String SHORT_ADVERTISING = "ad";
  private static final String SHORT_PREFERENCES = "pr";
  private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{2,31}");

  private GrantList() {}

  static String write(Set<String> grants) {
    return new TreeSet<>(grants).stream().map(GrantList::shorten).collect(joining(" "));
  }

  /** Reads the claim, or null if it is not what {@link #write} makes. */
  static @Nullable Set<String> read(String claim) {
    if (claim.isEmpty()) {
      return Set.of();
    }
    Set<String> grants = new LinkedHashSet<>();
    for (String word : Arrays.asList(claim.split(" ", -1))) {
      String purpose = expand(word);
      if (!PURPOSE.matcher(purpose).matches() || !grants.add(purpose)) {
        return null;
      }
    }
    return grants;
  }

  private static String shorten(String purpose) {
    return switch (purpose) {
      case Purposes.ANALYTICS -> SHORT_ANALYTICS;
      case Purposes.ADVERTISING -> SHORT_ADVERTISING;
      case Purposes.PREFERENCES -> SHORT_PREFERENCES;
      default -> {
        if (!PURPOSE.matcher(purpose).matches()) {
          throw new IllegalArgumentException(
              "\""
                  + purpose
                  + "\" is no purpose: use 3 to 32 small letters and hyphens, a letter first");
        }
        yield purpose;
      }
    };
  }

  private static String expand(String word) {
    return switch (word) {
      case SHORT_ANALYTICS -> Purposes.ANALYTICS;
      case SHORT_ADVERTISING -> Purposes.ADVERTISING;
      case SHORT_PREFERENCES -> Purposes.PREFERENCES;
      default -> word;
    };
  }
}
