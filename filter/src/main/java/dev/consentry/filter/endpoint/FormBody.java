package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.page.FormFields;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of the form without scripts, as the browser sent them. */
final class FormBody {
  private static final Set<String> KEPT =
      Set.of(
          FormFields.TOKEN,
          FormFields.VERSION,
          FormFields.HASH,
          FormFields.LANGUAGE,
          FormFields.RETURN,
          FormFields.GRANT,
          FormFields.ACTION);

  private final List<Map.Entry<String, String>> fields;

  private FormBody(List<Map.Entry<String, String>> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Reads {@code application/x-www-form-urlencoded}; fields that are none of ours are left out. */
  static FormBody read(byte[] body) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String pair : new String(body, UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && KEPT.contains(pair.substring(0, equals))) {
        fields.add(Map.entry(pair.substring(0, equals), decoded(pair.substring(equals + 1))));
      }
    }
    return new FormBody(fields);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return "";
    }
  }

  /** The first field of that name, or null. */
  @Nullable String get(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The purposes that are ticked. */
  Set<String> grants() {
    Set<String> grants = new TreeSet<>();
    fields.stream()
        .filter(field -> field.getKey().equals(FormFields.GRANT))
        .forEach(field -> grants.add(field.getValue()));
    return grants;
  }

  /** All of it, to be sent once more. */
  List<Map.Entry<String, String>> fields() {
    return fields;
  }
}
