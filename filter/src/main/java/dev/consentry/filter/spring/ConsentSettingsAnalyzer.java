package dev.consentry.filter.spring;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say what is wrong with the settings instead of printing a stack trace. */
public final class ConsentSettingsAnalyzer
    extends AbstractFailureAnalyzer<ConsentSettingsException> {
  /** Made by Spring Boot. */
  public ConsentSettingsAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable failure, ConsentSettingsException cause) {
    return new FailureAnalysis(
        Objects.toString(cause.getMessage()),
        "Correct the properties consentry.* in application.properties, or wherever this application"
            + " has its configuration.",
        cause);
  }
}
