package dev.consentry.server.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A definition was refused whole. The message lists every problem, one per line. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<DefinitionProblem> problems;

  InvalidDefinitionException(List<DefinitionProblem> problems) {
    super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the file's lines; at least one. */
  public List<DefinitionProblem> problems() {
    return problems;
  }
}
