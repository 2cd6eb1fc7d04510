package dev.consentry.server.policy;

/**
 * One thing in a definition that does not hold.
 *
 * @param file the definition's name, as the caller gave it
 * @param line counted from 1
 * @param message what is wrong, and what to do
 */
public record DefinitionProblem(String file, int line, String message) {
  /**
   * Such as {@code medit.yaml:41: cookie "_ga" is declared twice (first in line 37); remove one}.
   */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
