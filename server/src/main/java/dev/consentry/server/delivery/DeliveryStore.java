package dev.consentry.server.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deliveries, to be sent and to be looked at. */
interface DeliveryStore {
  /**
   * A delivery that is to be sent now.
   *
   * @param delivery what is sent
   * @param attempts how often it was sent before
   */
  record Due(Delivery delivery, int attempts) {}

  /**
   * A delivery as administration sees it: without the record that it is about.
   *
   * @param outcome what came of the last attempt; empty before the first
   */
  record Progress(
      String id,
      String vendor,
      DeliveryKind kind,
      DeliveryState state,
      int attempts,
      Instant occurredAt,
      Instant nextAttemptAt,
      String outcome) {}

  /**
   * Takes deliveries that are due, so that no other instance of the service takes them too.
   *
   * @param most at most so many
   * @param until when they are due again, should this instance not come to an end with them
   */
  List<Due> take(Instant now, int most, Instant until);

  /** Remembers an attempt after which the delivery is sent again. */
  void postpone(String id, int attempts, Instant nextAttemptAt, String outcome);

  /** Remembers the last attempt, and forgets which record it was about. */
  void finish(String id, DeliveryState state, int attempts, Instant now, String outcome);

  /**
   * A site's deliveries, the newest first.
   *
   * @param state only those; null for all
   */
  List<Progress> ofSite(String site, @Nullable DeliveryState state, int most);

  /** How many deliveries of all sites are waiting. */
  long waiting();

  /** Removes deliveries that are over and older than this. */
  void removeOver(Instant before);
}
