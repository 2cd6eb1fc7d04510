package dev.consentry.filter.policy;

/** A snapshot that is not taken into use; the message says what is wrong with it. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SnapshotException(String message) {
    super(message);
  }
}
