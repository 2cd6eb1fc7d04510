package dev.consentry.server.delivery;

import java.util.Arrays;
import java.util.Optional;

/** How far a delivery is. */
enum DeliveryState {
  /** It is to be sent, for the first time or again. */
  WAITING("waiting"),
  /** The vendor took it. */
  DELIVERED("delivered"),
  /** The vendor did not take it for so long that it is no longer sent. */
  GIVEN_UP("given-up");

  private final String word;

  DeliveryState(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Optional<DeliveryState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }
}
