package dev.consentry.filter.page;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says ISO 8601 durations in words: {@code P1Y6M} is "1 year 6 months". */
final class Durations {
  private static final Pattern ISO =
      Pattern.compile(
          "P(?:(\\d{1,5})Y)?(?:(\\d{1,5})M)?(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?"
              + "(?:T(?:(\\d{1,5})H)?(?:(\\d{1,5})M)?(?:(\\d{1,5})S)?)?");
  private static final Map<String, Forms> FORMS = read();

  /**
   * How one language says durations.
   *
   * @param letters for each count from 0 to 199 the letter of its plural form
   * @param units of year, month, week, day, hour, minute, second: the text for each letter
   */
  private record Forms(String letters, List<Map<Character, String>> units) {
    String say(int unit, int count, NumberFormat numbers) {
      char letter = letters.charAt(count < 200 ? count : 100 + count % 100);
      String text = units.get(unit).getOrDefault(letter, "#");
      return text.replace("#", numbers.format(count));
    }
  }

  private Durations() {}

  static Set<String> languages() {
    return Set.copyOf(FORMS.keySet());
  }

  /** The duration in words; what is no such duration is given back as it is. */
  static String say(String duration, String language) {
    Matcher counts = ISO.matcher(duration);
    Forms forms = FORMS.get(language);
    if (forms == null || !counts.matches()) {
      return duration;
    }
    NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag(language));
    List<String> said = new ArrayList<>();
    for (int unit = 0; unit < forms.units().size(); unit++) {
      String count = counts.group(unit + 1);
      if (count != null) {
        said.add(forms.say(unit, Integer.parseInt(count), numbers));
      }
    }
    return said.isEmpty() ? duration : String.join(" ", said);
  }

  private static Map<String, Forms> read() {
    Map<String, Forms> forms = new HashMap<>();
    for (String line : Words.read("durations.txt").split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields.length > 2) {
        List<Map<Character, String>> units = new ArrayList<>();
        for (int i = 2; i < fields.length; i++) {
          units.add(unit(fields[i]));
        }
        forms.put(fields[0], new Forms(fields[1], units));
      }
    }
    return forms;
  }

  /** Reads {@code x=# years;o=# year}. */
  private static Map<Character, String> unit(String field) {
    Map<Character, String> texts = new HashMap<>();
    for (String form : field.split(";", -1)) {
      texts.put(form.charAt(0), form.substring(2));
    }
    return texts;
  }
}
