package dev.consentry.filter.policy;

import java.util.List;

/** What waits to be sent to the service. Asked by one thread only. */
public interface ObservationOutbox {
  /** The next observations, at most so many; empty if nothing waits. They stay until delivered. */
  List<Observation> next(int limit);

  /** The service has these. */
  void delivered(List<Observation> observations);
}
