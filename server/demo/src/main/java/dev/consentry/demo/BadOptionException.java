package dev.consentry.demo;

/** The command line cannot be followed; the message says which option to write differently. */
final class BadOptionException extends Exception {
  BadOptionException(String message) {
    super(message);
  }
}
