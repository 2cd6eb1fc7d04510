package dev.consentry.demo;

import static dev.consentry.demo.DemoOptions.DATA;
import static dev.consentry.demo.DemoOptions.DEFAULT_PORT;
import static dev.consentry.demo.DemoOptions.DEFAULT_SERVICE_PORT;
import static dev.consentry.demo.DemoOptions.DEFAULT_SITE;
import static dev.consentry.demo.DemoOptions.HIGHEST_PORT;
import static dev.consentry.demo.DemoOptions.KNOWN_SITES;
import static dev.consentry.demo.DemoOptions.PORT;
import static dev.consentry.demo.DemoOptions.SERVICE_PORT;
import static dev.consentry.demo.DemoOptions.SITE;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@link DemoOptions} one argument after the other. */
final class CommandLine {
  private final Set<String> sites = new LinkedHashSet<>();
  private int port = DEFAULT_PORT;
  private int servicePort = DEFAULT_SERVICE_PORT;
  private Path data;
  private boolean help;

  CommandLine(Path defaultData) {
    this.data = defaultData;
  }

  /** Reads all of them, checked together. */
  DemoOptions read(List<String> arguments) throws BadOptionException {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (option.equals("--help")) {
        help = true;
        continue;
      }
      requireKnown(option);
      take(option, value(option, rest));
    }
    return checked();
  }

  private static String value(String option, Iterator<String> rest) throws BadOptionException {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.isBlank()) {
      throw new BadOptionException(option + " needs a value after it");
    }
    return value;
  }

  private static void requireKnown(String option) throws BadOptionException {
    if (!Set.of(SITE, PORT, SERVICE_PORT, DATA).contains(option)) {
      throw new BadOptionException("Unknown option " + option + "; --help lists what there is");
    }
  }

  private void take(String option, String value) throws BadOptionException {
    switch (option) {
      case SITE -> addSite(value);
      case PORT -> port = port(option, value);
      case SERVICE_PORT -> servicePort = port(option, value);
      default -> data = Path.of(value);
    }
  }

  private void addSite(String site) throws BadOptionException {
    if (!KNOWN_SITES.contains(site)) {
      throw new BadOptionException(
          "There is no site " + site + "; choose from " + String.join(", ", KNOWN_SITES));
    }
    if (!sites.add(site)) {
      throw new BadOptionException(SITE + " " + site + " is given twice; once is enough");
    }
  }

  private static int port(String option, String value) throws BadOptionException {
    if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT) {
      return Integer.parseInt(value);
    }
    throw new BadOptionException(option + " needs a number from 0 to " + HIGHEST_PORT);
  }

  private DemoOptions checked() throws BadOptionException {
    List<String> chosen = sites.isEmpty() ? List.of(DEFAULT_SITE) : List.copyOf(sites);
    int last = port + chosen.size() - 1;
    if (last > HIGHEST_PORT) {
      throw new BadOptionException(
          PORT
              + " "
              + port
              + " leaves no room for "
              + chosen.size()
              + " sites; choose a lower one");
    }
    if (port != 0 && servicePort >= port && servicePort <= last) {
      throw new BadOptionException(
          "Port " + servicePort + " would be used twice; change " + PORT + " or " + SERVICE_PORT);
    }
    return new DemoOptions(chosen, port, servicePort, data, help);
  }
}
