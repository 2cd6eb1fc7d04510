package dev.consentry.filter.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of the {@code grants} claim: words separated by one space. A purpose that is granted
 * whole is a word, the most common ones shortened: three purposes, the essential one among them,
 * make a token of less than 300 characters. A purpose's name has at least three letters and so is
 * never one of the short forms.
 *
 * <p>Of a purpose that is granted in part the word goes on with two hyphens and the codes of the
 * parts that are granted: {@code ad--kfjqwp}. A purpose's name never has two hyphens in a row. To a
 * filter that knows nothing of parts this is a purpose that no policy has, so it refuses the whole
 * of it; that is why a word has no more letters than a purpose may have, where that is possible.
 */
final class GrantList {
  private static final String SHORT_ANALYTICS = "an";
  private static final String SHORT_ADVERTISING = "ad";
  private static final String SHORT_PREFERENCES = "pr";
  private static final String IN_PART = "--";
  private static final int LONGEST_WORD = 32;
  private static final Pattern PURPOSE = Pattern.compile("[a-z](?!.*--)[a-z-]{2,31}");
  private static final Pattern CODE = Pattern.compile("[a-z]{" + PartCode.LENGTH + "}");

  private GrantList() {}

  /** What the claim says; see {@link ConsentToken}. */
  record Grants(Set<String> whole, Map<String, Set<String>> parts) {}

  static String write(ConsentToken token) {
    List<String> words = new ArrayList<>();
    new TreeSet<>(token.grants()).forEach(purpose -> words.add(shorten(purpose)));
    if (!Collections.disjoint(token.grants(), token.parts().keySet())) {
      throw new IllegalArgumentException("A purpose is granted whole or in part, not both");
    }
    new TreeMap<>(token.parts()).forEach((purpose, codes) -> addParts(words, purpose, codes));
    return String.join(" ", words);
  }

  private static void addParts(List<String> words, String purpose, Set<String> codes) {
    String start = shorten(purpose) + IN_PART;
    int most = Math.max(1, (LONGEST_WORD - start.length()) / PartCode.LENGTH);
    List<String> sorted = codes.stream().map(GrantList::checked).sorted().toList();
    for (int from = 0; from < sorted.size(); from += most) {
      int to = Math.min(from + most, sorted.size());
      words.add(start + String.join("", sorted.subList(from, to)));
    }
  }

  private static String checked(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("A part is named by its code: see PartCode");
    }
    return code;
  }

  /** Reads the claim, or null if it is not what {@link #write} makes. */
  static @Nullable Grants read(String claim) {
    Grants grants = new Grants(new LinkedHashSet<>(), new HashMap<>());
    if (claim.isEmpty()) {
      return grants;
    }
    for (String word : claim.split(" ", -1)) {
      if (!add(grants, word)) {
        return null;
      }
    }
    return Collections.disjoint(grants.whole(), grants.parts().keySet()) ? grants : null;
  }

  private static boolean add(Grants grants, String word) {
    int partsBegin = word.lastIndexOf(IN_PART);
    String purpose = expand(partsBegin < 0 ? word : word.substring(0, partsBegin));
    if (!PURPOSE.matcher(purpose).matches()) {
      return false;
    }
    return partsBegin < 0
        ? grants.whole().add(purpose)
        : addCodes(
            grants.parts().computeIfAbsent(purpose, any -> new HashSet<>()),
            word.substring(partsBegin + IN_PART.length()));
  }

  private static boolean addCodes(Set<String> codes, String text) {
    for (int at = 0; at < text.length(); at += PartCode.LENGTH) {
      String code = text.substring(at, Math.min(at + PartCode.LENGTH, text.length()));
      if (!CODE.matcher(code).matches() || !codes.add(code)) {
        return false;
      }
    }
    return !text.isEmpty();
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
                  + "\" is no purpose: use 3 to 32 small letters and single hyphens, a letter first");
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
