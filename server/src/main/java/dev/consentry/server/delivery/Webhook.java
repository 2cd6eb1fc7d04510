package dev.consentry.server.delivery;

import java.net.URI;

/** Sends a message to a vendor's address. */
interface Webhook {
  /**
   * What came of an attempt.
   *
   * @param status the HTTP status; 0 where there was no answer
   * @param words a few words for administration, never what the vendor wrote
   */
  record Outcome(int status, String words) {
    private static final int GONE = 410;

    boolean isTaken() {
      return status >= 200 && status < 300;
    }

    /** Whether the vendor says that nothing is to be sent there any more. */
    boolean isGone() {
      return status == GONE;
    }
  }

  /** Sends it once, within seconds. Every failure is an outcome. */
  Outcome send(URI address, DeliveryMessage message);
}
