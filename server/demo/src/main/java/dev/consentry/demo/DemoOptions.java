package dev.consentry.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param sites to run the webapp as, in this order
 * @param port of the first webapp; the others follow. 0: any free ports
 * @param servicePort of the consent service. 0: any free port
 * @param data the folder that keeps the database and the webapps' files between two starts
 * @param help whether only the explanation is wanted
 */
record DemoOptions(List<String> sites, int port, int servicePort, Path data, boolean help) {
  /** The sites whose definitions come with the service. */
  static final List<String> KNOWN_SITES =
      List.of("crscube", "easycare", "medipixel", "medit", "sns-helper");

  static final String SITE = "--site";
  static final String PORT = "--port";
  static final String SERVICE_PORT = "--service-port";
  static final String DATA = "--data";

  static final int DEFAULT_PORT = 8080;
  static final int DEFAULT_SERVICE_PORT = 8181;
  static final int HIGHEST_PORT = 65_535;

  static final String DEFAULT_SITE = "medit";

  DemoOptions {
    sites = List.copyOf(sites);
  }

  /**
   * Reads the command line.
   *
   * @param defaultData where data is kept unless the command line names a folder
   * @throws BadOptionException if it cannot be followed
   */
  static DemoOptions parse(Path defaultData, String... arguments) throws BadOptionException {
    return new CommandLine(defaultData).read(List.of(arguments));
  }

  /** What {@code --help} prints. */
  static String explanation() {
    return """
        Starts the consent service and an example webapp that obeys it.

          --site NAME           whose website to show: %s
                                (may be given several times; default %s)
          --port NUMBER         the first webapp's port; further ones follow (default %d; 0 = free ones)
          --service-port NUMBER the consent service's port (default %d; 0 = a free one)
          --data FOLDER         where data is kept between two starts (default: data, beside the jar)
          --help                this text"""
        .formatted(
            String.join(", ", KNOWN_SITES), DEFAULT_SITE, DEFAULT_PORT, DEFAULT_SERVICE_PORT);
  }

  /** The port of one webapp, or 0 for any. */
  int portOf(int index) {
    return port == 0 ? 0 : port + index;
  }
}
