package dev.consentry.filter.containers.contract;

/** A servlet container that can run a webapp out of a directory. */
public interface Container {
  /** Its name and version, such as {@code Tomcat 10.1.55}. */
  String title();

  /**
   * Starts the webapp at the root path, with its neighbour beside it, on a free port of 127.0.0.1.
   * Classes of the build must not be visible to it ({@link OutsideLoader}); {@code
   * ServletContainerInitializer}s are those that the container finds in the webapp. Each may pass
   * requests on to the other. A response may have 64 KB of header lines.
   */
  Running start(WebappDirectory webapp) throws Exception;

  /**
   * What of a header line is to be compared between two starts of the webapp.
   *
   * @param line with the name in lower case
   * @return empty for a line that differs from one start to the next
   */
  default String comparable(String line) {
    return line;
  }

  /** A webapp that runs. */
  interface Running extends AutoCloseable {
    /** The port that it listens on. */
    int port();

    @Override
    void close();
  }
}
