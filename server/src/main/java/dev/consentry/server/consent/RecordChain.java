package dev.consentry.server.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a visitor's records: each names the one before. Times do not tell it, for clocks
 * step back and two records can share a millisecond.
 */
final class RecordChain {
  private RecordChain() {}

  /**
   * Puts a visitor's records in order.
   *
   * @param records all of one visitor's, in any order
   * @return the newest, which no other names, first
   */
  static List<ConsentRecord> newestFirst(List<ConsentRecord> records) {
    Map<String, ConsentRecord> followers = new HashMap<>();
    ConsentRecord next = null;
    for (ConsentRecord record : records) {
      if (record.previous() == null) {
        next = record;
      } else {
        followers.put(record.previous(), record);
      }
    }
    List<ConsentRecord> ordered = new ArrayList<>(records.size());
    while (next != null) {
      ordered.add(0, next);
      next = followers.get(next.id());
    }
    return ordered;
  }
}
