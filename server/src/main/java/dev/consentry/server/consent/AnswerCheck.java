package dev.consentry.server.consent;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.vault.VisitorKey;
import org.jspecify.annotations.Nullable;

/** Has a say before an answer of a known visitor is recorded that grants something. */
public interface AnswerCheck {
  /**
   * Looks at who answers. Choices wait for this: it asks no database.
   *
   * @return why the visitor may grant nothing now, or null if they may
   */
  @Nullable ProblemException refuses(VisitorKey key);
}
