package dev.consentry.server.policy;

/** How one value of a definition is read from its text. */
@FunctionalInterface
interface Rule<T> {
  /**
   * Reads the value.
   *
   * @throws BadValueException when the text is no such value
   */
  T read(String text) throws BadValueException;

  /** A value that a rule refuses. The message says what to write instead, as an imperative. */
  final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    BadValueException(String whatToDo) {
      super(whatToDo);
    }

    String whatToDo() {
      return String.valueOf(getMessage());
    }
  }
}
