package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Throws on what a page has thrown, as a servlet may. */
final class Thrown {
  private Thrown() {}

  /** Something that may throw anything. */
  @FunctionalInterface
  interface Anything {
    void run() throws Exception;
  }

  static void asServlet(Anything work) throws ServletException, IOException {
    try {
      work.run();
    } catch (IOException | ServletException | RuntimeException asItIs) {
      throw asItIs;
    } catch (Exception other) {
      throw new ServletException(other);
    }
  }
}
