package dev.consentry.filter.endpoint;

import dev.consentry.filter.page.FormFields;
import dev.consentry.filter.page.Notice;
import dev.consentry.filter.page.Notice.Purpose;
import dev.consentry.filter.page.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a form that was sent amounts to: an answer to each purpose of the notice. */
final class FormChoices {
  private static final String SAVE = "save";

  private FormChoices() {}

  /** The purposes that are granted by it; null if no button says what is meant. */
  static @Nullable Set<String> allowed(FormBody form, Notice notice, Visitor visitor) {
    String action = form.get(FormFields.ACTION);
    if (action == null) {
      return null;
    }
    Set<String> ticked = form.grants();
    return switch (action) {
      case "accept-all" -> grantable(notice, visitor);
      case "refuse-all" -> Set.of();
      case SAVE ->
          grantable(notice, visitor).stream().filter(ticked::contains).collect(Collectors.toSet());
      default -> null;
    };
  }

  private static Set<String> grantable(Notice notice, Visitor visitor) {
    return notice.optional().stream()
        .map(Purpose::id)
        .filter(visitor::mayGrant)
        .collect(Collectors.toSet());
  }

  /**
   * The answer as the service takes it.
   *
   * @param before what was granted until now: refusing any of it is a withdrawal
   */
  static Map<String, Object> answer(
      FormBody form, Notice notice, Set<String> allowed, Set<String> before) {
    Map<String, Boolean> choices = new LinkedHashMap<>();
    notice.optional().forEach(each -> choices.put(each.id(), allowed.contains(each.id())));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("policyVersion", notice.policyVersion());
    answer.put("noticeHash", notice.hash());
    answer.put("language", notice.language());
    answer.put("action", action(form, choices, before));
    answer.put("choices", choices);
    return answer;
  }

  private static String action(FormBody form, Map<String, Boolean> choices, Set<String> before) {
    if (before.stream().anyMatch(purpose -> Boolean.FALSE.equals(choices.get(purpose)))) {
      return "withdraw";
    }
    String action = form.get(FormFields.ACTION);
    // The signal of the browser keeps a purpose off, so that not all were accepted.
    return action == null || (action.equals("accept-all") && choices.containsValue(false))
        ? SAVE
        : action;
  }
}
