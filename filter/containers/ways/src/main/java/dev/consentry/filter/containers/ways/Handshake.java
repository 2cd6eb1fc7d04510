package dev.consentry.filter.containers.ways;

import java.util.List;
import java.util.Map;

/** What a WebSocket endpoint's configurator does with the answer to a handshake. */
@FunctionalInterface
interface Handshake {
  /** Changes the answer's header fields, which is all that a configurator is given of it. */
  void answer(Map<String, List<String>> headers);
}
