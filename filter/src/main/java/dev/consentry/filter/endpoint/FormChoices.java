package dev.consentry.filter.endpoint;

import dev.consentry.filter.page.FormFields;
import dev.consentry.filter.page.Notice;
import dev.consentry.filter.page.Notice.Purpose;
import dev.consentry.filter.page.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form that was sent amounts to: an answer to each purpose of the notice, and to each part
 * of those that are asked so. What is granted is named as in the form: {@code analytics}, or {@code
 * advertising/medit} where only parts of a purpose are.
 */
final class FormChoices {
  private static final String SAVE = "save";

  private FormChoices() {}

  /** What is granted by it; null if no button says what is meant. */
  static @Nullable Set<String> allowed(FormBody form, Notice notice, Visitor visitor) {
    String action = form.get(FormFields.ACTION);
    if (action == null) {
      return null;
    }
    Set<String> ticked = form.grants();
    Stream<Purpose> grantable =
        notice.optional().stream().filter(purpose -> visitor.mayGrant(purpose.id()));
    return switch (action) {
      case "accept-all" -> grantable.map(Purpose::id).collect(Collectors.toSet());
      case "refuse-all" -> Set.of();
      case SAVE ->
          grantable.flatMap(purpose -> ticked(purpose, notice, ticked)).collect(Collectors.toSet());
      default -> null;
    };
  }

  /** A purpose of which everything is ticked is granted as a whole. */
  private static Stream<String> ticked(Purpose purpose, Notice notice, Set<String> ticked) {
    List<String> parts =
        notice.parts(purpose).stream().map(part -> purpose.id() + "/" + part).toList();
    if (parts.isEmpty() || ticked.containsAll(parts)) {
      return parts.isEmpty() && !ticked.contains(purpose.id())
          ? Stream.empty()
          : Stream.of(purpose.id());
    }
    return parts.stream().filter(ticked::contains);
  }

  /**
   * The answer as the service takes it.
   *
   * @param before what was granted until now: refusing any of it is a withdrawal
   */
  static Map<String, Object> answer(
      FormBody form, Notice notice, Set<String> allowed, Set<String> before) {
    Map<String, Boolean> choices = new LinkedHashMap<>();
    Map<String, Map<String, Boolean>> parts = new LinkedHashMap<>();
    for (Purpose purpose : notice.optional()) {
      Map<String, Boolean> within = new LinkedHashMap<>();
      notice
          .parts(purpose)
          .forEach(part -> within.put(part, allowed.contains(purpose.id() + "/" + part)));
      boolean inPart = within.containsValue(true);
      choices.put(purpose.id(), inPart || allowed.contains(purpose.id()));
      if (inPart) {
        parts.put(purpose.id(), within);
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("policyVersion", notice.policyVersion());
    answer.put("noticeHash", notice.hash());
    answer.put("language", notice.language());
    answer.put("action", action(form, choices, withdraws(notice, allowed, before)));
    answer.put("choices", choices);
    if (!parts.isEmpty()) {
      answer.put("parts", parts);
    }
    return answer;
  }

  private static boolean withdraws(Notice notice, Set<String> allowed, Set<String> before) {
    return notice.optional().stream()
        .flatMap(purpose -> before.stream().filter(name -> purposeOf(name).equals(purpose.id())))
        .anyMatch(name -> !allowed.contains(name) && !allowed.contains(purposeOf(name)));
  }

  private static String purposeOf(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  private static String action(FormBody form, Map<String, Boolean> choices, boolean withdraws) {
    if (withdraws) {
      return "withdraw";
    }
    String action = form.get(FormFields.ACTION);
    // The signal of the browser keeps a purpose off, so that not all were accepted.
    return action == null || (action.equals("accept-all") && choices.containsValue(false))
        ? SAVE
        : action;
  }
}
