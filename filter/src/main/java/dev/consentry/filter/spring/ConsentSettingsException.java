package dev.consentry.filter.spring;

/** Settings of a Spring Boot application that do not hold; the message names all of them. */
final class ConsentSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  ConsentSettingsException(IllegalArgumentException problems) {
    super(problems.getMessage(), problems);
  }
}
