package dev.consentry.server.consent;

import dev.consentry.server.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Has a say before an answer of a known visitor is recorded that grants something. */
public interface AnswerCheck {
  /**
   * Looks at who answers, in the transaction in which they are held. Choices wait for this: one
   * query at most.
   *
   * @param visitors the visitors' pseudonyms
   * @return those who may grant nothing now, with the reason
   */
  Map<UUID, ProblemException> refused(Connection connection, Collection<UUID> visitors)
      throws SQLException;
}
