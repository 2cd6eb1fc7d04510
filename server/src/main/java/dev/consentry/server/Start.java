package dev.consentry.server;

import dev.consentry.server.database.OpenFailure;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start that, when an operator can mend what stops it, says that and no more. */
final class Start extends Micronaut {
  private static final Logger LOG = LoggerFactory.getLogger(ConsentryServer.class);
  private static final String REFUSED = "Consentry does not start";

  @Override
  protected void handleStartupException(Environment environment, Throwable failure) {
    Optional<String> words = refusal(failure).or(() -> OpenFailure.words(failure));
    if (words.isEmpty() || environment.getActiveNames().contains(Environment.TEST)) {
      super.handleStartupException(environment, failure);
      return;
    }
    LOG.error(words.get());
    System.exit(1);
  }

  /** What the service itself complains of: settings, and what they name. */
  private static Optional<String> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof IllegalStateException && message.startsWith(REFUSED)) {
        return Optional.of(message);
      }
      if (cause instanceof IllegalArgumentException && message.contains("consentry.")) {
        return Optional.of(REFUSED + ": " + message);
      }
    }
    return Optional.empty();
  }
}
