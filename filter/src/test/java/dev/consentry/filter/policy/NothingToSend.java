package dev.consentry.filter.policy;

import java.util.List;

/** An outbox for tests in which no webapp sets a cookie. */
final class NothingToSend implements ObservationOutbox {
  @Override
  public List<Observation> next(int limit) {
    return List.of();
  }

  @Override
  public void delivered(List<Observation> observations) {}
}
