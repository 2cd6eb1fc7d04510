package dev.consentry.example;

import java.util.Locale;

/** What the company sets a cookie for, in the order in which its pages list them. */
enum Purpose {
  ESSENTIAL,
  PREFERENCES,
  ANALYTICS,
  ADVERTISING;

  /** The name that profiles and texts use, such as {@code analytics}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
