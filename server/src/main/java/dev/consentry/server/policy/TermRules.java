package dev.consentry.server.policy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How durations, numbers and fixed words are read. */
final class TermRules {
  /** A year and a bit: what browsers let a cookie live at most (RFC 6265bis). */
  private static final CalendarDuration LONGEST_ANSWER = CalendarDuration.parse("P400D");

  /** A length of time that is not nothing. */
  static final Rule<CalendarDuration> DURATION =
      text -> positive(duration(text, "write an ISO 8601 duration such as P6M or PT30M"));

  /** A length of time, which may be nothing: P0D. */
  static final Rule<CalendarDuration> DURATION_OR_NONE =
      text -> duration(text, "write an ISO 8601 duration such as P7D");

  static final Rule<CalendarDuration> ASK_AGAIN_AFTER = TermRules::askAgainAfter;

  static final Rule<Lifetime> LIFETIME = TermRules::lifetime;

  static final Rule<Keep> KEEP = TermRules::keep;

  private TermRules() {}

  static Rule<Integer> wholeNumber(int least, int most) {
    String whatToDo = "write a whole number from " + least + " to " + most;
    return text -> {
      if (!text.matches("[0-9]{1,9}")) {
        throw new Rule.BadValueException(whatToDo);
      }
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new Rule.BadValueException(whatToDo);
      }
      return number;
    };
  }

  static <E> Rule<E> oneOf(E[] values, Function<E, String> word) {
    List<String> words = Arrays.stream(values).map(word).toList();
    return text -> {
      int index = words.indexOf(text);
      if (index < 0) {
        throw new Rule.BadValueException("write one of " + String.join(", ", words));
      }
      return values[index];
    };
  }

  private static CalendarDuration askAgainAfter(String text) throws Rule.BadValueException {
    CalendarDuration duration = DURATION.read(text);
    if (duration.isLongerThan(LONGEST_ANSWER)) {
      throw new Rule.BadValueException("write at most P400D: no browser keeps a cookie longer");
    }
    return duration;
  }

  private static Lifetime lifetime(String text) throws Rule.BadValueException {
    if (text.equals(Lifetime.SESSION.toString())) {
      return Lifetime.SESSION;
    }
    return new Lifetime(
        positive(duration(text, "write an ISO 8601 duration such as P2Y or PT30M, or session")));
  }

  private static Keep keep(String text) throws Rule.BadValueException {
    for (Keep.Until until : Keep.Until.values()) {
      if (until.word().equals(text)) {
        return until;
      }
    }
    List<String> words = Arrays.stream(Keep.Until.values()).map(Keep.Until::word).toList();
    String whatToDo =
        "write an ISO 8601 duration such as P1Y, or one of " + String.join(", ", words);
    return new Keep.For(positive(duration(text, whatToDo)));
  }

  private static CalendarDuration duration(String text, String whatToDo)
      throws Rule.BadValueException {
    try {
      return CalendarDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Rule.BadValueException(whatToDo);
    }
  }

  private static CalendarDuration positive(CalendarDuration duration)
      throws Rule.BadValueException {
    if (duration.isZero()) {
      throw new Rule.BadValueException("write a duration that is longer than nothing");
    }
    return duration;
  }
}
