package dev.consentry.filter.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the service's notice. What does not hold is no notice: a page of half of it would lie. */
public final class NoticeReader {
  private static final String PURPOSE_ID = "[a-z][a-z-]{2,31}";

  private NoticeReader() {}

  /**
   * Reads it.
   *
   * @param json the answer of {@code GET /v1/sites/{site}/notice}
   * @return null if that is anything else
   */
  public static @Nullable Notice read(Map<?, ?> json) {
    try {
      return json.get("notice") instanceof Map<?, ?> notice ? notice(json, notice) : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static Notice notice(Map<?, ?> json, Map<?, ?> notice) {
    if (!(notice.get("policyVersion") instanceof Integer version) || version < 1) {
      throw new IllegalArgumentException("policyVersion");
    }
    return new Notice(
        text(json, "hash"),
        text(notice, "siteName"),
        version,
        text(notice, "language"),
        texts(notice, "languages"),
        text(notice, "title"),
        text(notice, "introduction"),
        optional(notice, "privacyPolicy"),
        each(notice, "purposes", NoticeReader::purpose),
        each(notice, "vendors", NoticeReader::vendor),
        each(notice, "cookies", NoticeReader::cookie),
        each(notice, "links", m -> new Notice.Link(text(m, "title"), text(m, "url"))),
        each(notice, "contacts", m -> new Notice.Contact(text(m, "role"), text(m, "email"))),
        words(notice));
  }

  private static Notice.Purpose purpose(Map<?, ?> json) {
    String id = text(json, "id");
    if (!id.matches(PURPOSE_ID) || !(json.get("required") instanceof Boolean required)) {
      throw new IllegalArgumentException("purposes");
    }
    return new Notice.Purpose(
        id,
        text(json, "name"),
        text(json, "explanation"),
        optional(json, "whenRefused"),
        required,
        askEach(json));
  }

  private static @Nullable String askEach(Map<?, ?> json) {
    String each = optional(json, "askEach");
    if (each != null && !each.equals("vendor") && !each.equals("cookie")) {
      throw new IllegalArgumentException("askEach");
    }
    return each;
  }

  private static Notice.Vendor vendor(Map<?, ?> json) {
    return new Notice.Vendor(
        text(json, "id"),
        text(json, "name"),
        optional(json, "does"),
        texts(json, "countries"),
        optional(json, "privacyPolicy"));
  }

  private static Notice.Cookie cookie(Map<?, ?> json) {
    return new Notice.Cookie(
        text(json, "name"),
        text(json, "purpose"),
        text(json, "vendor"),
        text(json, "lifetime"),
        optional(json, "explanation"));
  }

  private static Map<String, String> words(Map<?, ?> notice) {
    Map<String, String> words = new HashMap<>();
    if (notice.get("words") instanceof Map<?, ?> written) {
      for (Object name : written.keySet()) {
        words.put((String) name, text(written, (String) name));
      }
    }
    return Map.copyOf(words);
  }

  private static <T> List<T> each(Map<?, ?> json, String name, Function<Map<?, ?>, T> read) {
    List<T> items = new ArrayList<>();
    for (Object item : list(json, name)) {
      if (!(item instanceof Map<?, ?> members)) {
        throw new IllegalArgumentException(name);
      }
      items.add(read.apply(members));
    }
    return List.copyOf(items);
  }

  private static List<String> texts(Map<?, ?> json, String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(json, name)) {
      if (!(item instanceof String text)) {
        throw new IllegalArgumentException(name);
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  private static List<?> list(Map<?, ?> json, String name) {
    if (json.get(name) instanceof List<?> items) {
      return items;
    }
    throw new IllegalArgumentException(name);
  }

  private static String text(Map<?, ?> json, String name) {
    if (json.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException(name);
  }

  private static @Nullable String optional(Map<?, ?> json, String name) {
    return json.containsKey(name) ? text(json, name) : null;
  }
}
