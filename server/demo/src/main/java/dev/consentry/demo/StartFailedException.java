package dev.consentry.demo;

import java.net.BindException;
import java.util.stream.Stream;

/** Something did not start; the message says what to do about it. */
final class StartFailedException extends Exception {
  StartFailedException(String message) {
    super(message);
  }

  StartFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Explains why a server did not start.
   *
   * @param what that did not start, as the beginning of a sentence
   * @param port that it was to listen on
   * @param option by which another port is chosen
   */
  static StartFailedException of(String what, int port, String option, Throwable cause) {
    if (causes(cause).anyMatch(BindException.class::isInstance)) {
      return new StartFailedException(
          what + " cannot use port " + port + ": it is in use. Choose another with " + option,
          cause);
    }
    String reason = causes(cause).reduce((outer, inner) -> inner).orElse(cause).toString();
    return new StartFailedException(what + " did not start: " + reason, cause);
  }

  private static Stream<Throwable> causes(Throwable outermost) {
    return Stream.iterate(outermost, cause -> cause != null, Throwable::getCause).limit(50);
  }
}
