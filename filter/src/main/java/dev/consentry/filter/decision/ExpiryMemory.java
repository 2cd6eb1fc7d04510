package dev.consentry.filter.decision;

/** Knows what was already tried to delete the cookies of one browser. */
public interface ExpiryMemory {
  /**
   * How many lines were sent lately to delete this very cookie.
   *
   * @param pair its name and value as the browser sends them
   */
  int tried(String pair);

  /** Remembers how many lines were sent by now. */
  void remember(String pair, int tried);
}
