package dev.consentry.filter.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said in one language: the words of the very files that the widget has, or the site's own.
 */
final class Words {
  private static final Pattern WORD = Pattern.compile("(?m)^ {2}\"(.*)\",$");
  private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

  private final String language;
  private final Map<Word, String> words;

  private Words(String language, Map<Word, String> words) {
    this.language = language;
    this.words = words;
  }

  /**
   * The words of a language.
   *
   * @param language one of {@link Languages#ALL}
   */
  static Words in(String language) {
    return KNOWN.computeIfAbsent(language, Words::ours);
  }

  /** What is said beside a notice: in its language, with the site's own words before ours. */
  static Words beside(Notice notice) {
    Words ours = in(Languages.of(notice.language(), null));
    Map<Word, String> own = new EnumMap<>(Word.class);
    for (Word word : Word.values()) {
      String said = word == Word.LANGUAGE ? null : notice.words().get(word.nameInNotice());
      if (said != null) {
        own.put(word, said);
      }
    }
    if (own.isEmpty()) {
      return ours;
    }
    Map<Word, String> words = new EnumMap<>(ours.words);
    words.putAll(own);
    if (Languages.nearest(notice.language()) == null) {
      // A language in which all of the words are the site's: a definition has all or none.
      words.put(Word.LANGUAGE, notice.language());
    }
    return new Words(ours.language, words);
  }

  private static Words ours(String language) {
    Map<Word, String> words = new EnumMap<>(Word.class);
    Matcher found = WORD.matcher(read("words/" + language + ".ts"));
    for (Word word : Word.values()) {
      if (!found.find()) {
        throw new IllegalStateException("The words of " + language + " end before " + word);
      }
      words.put(word, found.group(1));
    }
    return new Words(language, words);
  }

  /** The text of a file of this package. */
  static String read(String name) {
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String say(Word word) {
    return words.getOrDefault(word, "");
  }

  /** The BCP 47 tag of these words. */
  String tag() {
    return say(Word.LANGUAGE);
  }

  /** How a lifetime is said: an ISO 8601 duration, or {@code session}. */
  String lifetime(String lifetime) {
    return lifetime.equals("session") ? say(Word.SESSION) : Durations.say(lifetime, language);
  }
}
