package dev.consentry.server.access;

import java.util.List;

/** Keeps the access log. What is in it stays as it is. */
interface AccessLogStore {
  /** Adds an entry; the store numbers it. */
  void add(AccessEntry entry);

  /** Entries below that number, the newest first, so many at most. */
  List<AccessEntry> read(long before, int limit);
}
