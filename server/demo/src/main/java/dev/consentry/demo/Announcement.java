package dev.consentry.demo;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is printed when everything runs: for people a box, for programs one line. */
record Announcement(String service, Map<String, Integer> ports, String data) {
  /**
   * The addresses and what to do there.
   *
   * @return lines, the box drawn around them
   */
  List<String> box() {
    List<String> lines = new ArrayList<>();
    lines.add("Consentry is running. Open in a browser:");
    lines.add("");
    ports.forEach((site, port) -> lines.add("  %-15s %s".formatted(site, address(site, port))));
    lines.add("  %-15s %s".formatted("service", service));
    lines.add("");
    lines.add("Try this:");
    lines.add(
        "  1. Refuse all. The page lists which cookies your browser sends: only essential ones.");
    lines.add(
        "  2. Cookie settings, at the bottom: allow analytics only. _ga arrives, _fbp does not.");
    lines.add(
        "  3. Follow the newsletter link, then withdraw: the HttpOnly visit_source goes too.");
    lines.add("");
    lines.add("Data is kept in " + data);
    lines.add("Ctrl-C stops it.");
    return boxed(lines);
  }

  /** One line for programs: {@code READY} and a JSON object. */
  String ready() {
    String sites =
        ports.entrySet().stream()
            .map(
                site -> "\"%s\":\"http://localhost:%d/\"".formatted(site.getKey(), site.getValue()))
            .collect(joining(","));
    return "READY {\"service\":\"%s\",\"sites\":{%s}}".formatted(service, sites);
  }

  /** Browsers share cookies between ports, so several sites get a host name each. */
  private String address(String site, int port) {
    String host = ports.size() == 1 ? "localhost" : site + ".localhost";
    return "http://" + host + ":" + port + "/";
  }

  private static List<String> boxed(List<String> lines) {
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    String border = "+" + "-".repeat(width + 4) + "+";
    List<String> box = new ArrayList<>();
    box.add(border);
    lines.forEach(line -> box.add("|  " + line + " ".repeat(width - line.length()) + "  |"));
    box.add(border);
    return box;
  }
}
