package dev.consentry.filter.page;

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
  BACK
}
