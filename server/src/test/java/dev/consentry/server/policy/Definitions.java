package dev.consentry.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Definitions for tests: those that ship, and the smallest one that says everything, to be bent.
 */
final class Definitions {
  /** The definitions that ship with the server, by the name of their site. */
  static final List<String> SHIPPED =
      List.of("medit", "medipixel", "crscube", "sns-helper", "easycare");

  private Definitions() {}

  static PolicyDefinition shipped(String site) {
    return new DefinitionReader().read(site + ".yaml", bytes(site));
  }

  /** The text of {@code smallest.yaml}. */
  static String smallest() {
    return new String(bytes("smallest"), UTF_8);
  }

  /** {@code smallest.yaml} with one passage put in the place of another, which must be there. */
  static String smallest(String passage, String replacement) {
    return bent(smallest(), passage, replacement);
  }

  static String bent(String text, String passage, String replacement) {
    if (!text.contains(passage)) {
      throw new IllegalArgumentException("The definition has no passage \"" + passage + "\"");
    }
    return text.replace(passage, replacement);
  }

  static PolicyDefinition read(String text) {
    return new DefinitionReader().read("smallest.yaml", text.getBytes(UTF_8));
  }

  /** What is wrong with a definition that must not hold, one line each. */
  static List<String> problemsOf(String text) {
    return problemsOf(text.getBytes(UTF_8));
  }

  static List<String> problemsOf(byte[] bytes) {
    InvalidDefinitionException refusal =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> new DefinitionReader().read("smallest.yaml", bytes));
    assertThat(refusal).as("the refusal").isNotNull();
    return refusal.problems().stream().map(DefinitionProblem::toString).toList();
  }

  static byte[] bytes(String name) {
    try (InputStream in = Definitions.class.getResourceAsStream("/definitions/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("No definition " + name + ".yaml on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
