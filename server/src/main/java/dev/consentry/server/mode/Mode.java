package dev.consentry.server.mode;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code consentry.mode}: {@code development}, the default, or {@code production}. */
@Singleton
public class Mode {
  private static final String PRODUCTION = "production";

  private final boolean production;

  Mode(@Property(name = "consentry.mode") String mode) {
    if (!Set.of("development", PRODUCTION).contains(mode)) {
      throw new IllegalArgumentException(
          "consentry.mode is development or production; set one of them");
    }
    this.production = mode.equals(PRODUCTION);
  }

  /** Whether visitors of a real site are asked here. */
  public boolean isProduction() {
    return production;
  }
}
