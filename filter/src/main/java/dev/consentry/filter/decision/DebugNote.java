package dev.consentry.filter.decision;

/**
 * What a response's debug header says: {@code enforce; policy=2; stripped _ga REFUSED}. Names only,
 * and no more than so many characters.
 */
final class DebugNote {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_NAME = 64;

  private final StringBuilder text = new StringBuilder();

  DebugNote(VisitorRules rules) {
    text.append(rules.rules().scope()).append("; policy=").append(rules.policy().version());
  }

  void add(String name, StripReason reason, boolean stripped) {
    StringBuilder entry = new StringBuilder(stripped ? "; stripped " : "; would strip ");
    for (int i = 0; i < Math.min(name.length(), MAX_NAME); i++) {
      char c = name.charAt(i);
      entry.append(c > ' ' && c < 0x7F && c != ';' && c != '"' ? c : '?');
    }
    entry.append(' ').append(reason.name());
    if (text.length() + entry.length() <= MAX_LENGTH && text.indexOf(entry.toString()) < 0) {
      text.append(entry);
    }
  }

  String text() {
    return text.toString();
  }
}
