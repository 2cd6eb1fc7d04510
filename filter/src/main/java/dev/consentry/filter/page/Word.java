package dev.consentry.filter.page;

import java.util.Locale;

/** What is said in words of our own, in the order of js-widget/src/i18n/words.ts. */
enum Word {
  LANGUAGE,
  PREFERENCES,
  SETTINGS,
  ACCEPT_ALL,
  REFUSE_ALL,
  ACCEPT,
  REFUSE,
  SAVE,
  CLOSE,
  RETRY,
  ALWAYS_ON,
  WHEN_REFUSED,
  DETAILS,
  OTHER_VENDORS,
  SESSION,
  PRIVACY_POLICY,
  CHANGED,
  SAVED,
  SAVE_FAILED,
  LOAD_FAILED,
  SIGNAL,
  BLOCKED,
  ALLOW,
  EARLIER_VERSIONS,
  RELOAD_NEEDED,
  RELOAD,
  NOT_KEPT,
  NOT_SENT,
  BACK;

  /** The name by which a notice replaces it, such as {@code acceptAll}. */
  String nameInNotice() {
    String[] parts = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      name.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
    }
    return name.toString();
  }
}
