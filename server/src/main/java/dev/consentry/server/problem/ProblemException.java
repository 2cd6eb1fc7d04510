package dev.consentry.server.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an error answer. The detail is for the caller: it says what to do, and holds
 * no secret.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient @Nullable List<String> problems;

  /**
   * One thing is wrong.
   *
   * @param type the kind of problem
   * @param detail what is wrong here and what to do about it
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  /**
   * Several things are wrong.
   *
   * @param type the kind of problem
   * @param detail what is wrong here and what to do about it
   * @param problems each single thing
   */
  public ProblemException(ProblemType type, String detail, @Nullable List<String> problems) {
    super(detail, null, false, false);
    this.type = type;
    this.problems = problems == null ? null : List.copyOf(problems);
  }

  /** The kind of problem. */
  public ProblemType type() {
    return type;
  }

  /** What is wrong and what to do about it. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  Problem toProblem() {
    return Problem.of(type, detail(), problems);
  }
}
