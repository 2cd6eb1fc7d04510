package dev.consentry.server.consent;

import java.util.Arrays;
import java.util.Optional;

/** How a choice was made. */
public enum ConsentAction {
  /** One button for yes to everything asked. */
  ACCEPT_ALL("accept-all"),
  /** One button for no to everything asked. */
  REFUSE_ALL("refuse-all"),
  /** Purpose by purpose, in the preferences dialog. */
  SAVE("save"),
  /** Taking back what was granted. */
  WITHDRAW("withdraw"),
  /** Made by the service, so that an answer given on one device holds on another. */
  CARRY_OVER("carry-over");

  private final String word;

  ConsentAction(String word) {
    this.word = word;
  }

  /** The word that stands in requests and records. */
  public String word() {
    return word;
  }

  static Optional<ConsentAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
