package dev.consentry.server.delivery;

import java.util.Arrays;

/** What a vendor is told. */
public enum DeliveryKind {
  /** A visitor took back what they had granted. */
  WITHDRAWN("consent.withdrawn"),
  /** A visitor was erased: with the token, everything that was known by it is to go. */
  ERASED("consent.erased");

  private final String word;

  DeliveryKind(String word) {
    this.word = word;
  }

  /** The word that stands in messages. */
  public String word() {
    return word;
  }

  static DeliveryKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }
}
