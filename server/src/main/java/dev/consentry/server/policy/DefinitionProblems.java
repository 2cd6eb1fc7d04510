package dev.consentry.server.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what does not hold in one definition, so that all of it is told at once. */
final class DefinitionProblems {
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final List<DefinitionProblem> problems = new ArrayList<>();

  DefinitionProblems(String file) {
    this.file = file;
  }

  void add(int line, String message) {
    problems.add(new DefinitionProblem(file, line, message));
  }

  void add(Node node, String message) {
    add(lineOf(node), message);
  }

  void throwIfAny() throws InvalidDefinitionException {
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(DefinitionProblem::line));
      throw new InvalidDefinitionException(problems);
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** The text in quotes, cut where it is too long to read in a message. */
  static String quote(String text) {
    boolean fits = text.length() <= LONGEST_QUOTE;
    return '"' + (fits ? text : text.substring(0, LONGEST_QUOTE) + "…") + '"';
  }
}
