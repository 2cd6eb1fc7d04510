package dev.consentry.drift;

import dev.consentry.filter.cookie.CookieNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Knows which undeclared cookies were set since the last look. A filter that runs shows its counts
 * in JMX at once; one whose webapp has ended meanwhile has sent them to the service before.
 */
final class DriftWatch {
  private final DriftService service;
  private final CookieNames<Boolean> exceptions;
  private final Set<DriftFinding> told = new TreeSet<>(DriftFinding.ORDER);
  private Map<DriftFinding, Long> before;

  DriftWatch(DriftService service, CookieNames<Boolean> exceptions) {
    this.service = service;
    this.exceptions = exceptions;
    told.addAll(service.found());
    before = RunningFilters.findings(service.site());
  }

  /** Fails if undeclared cookies were set since the last look. */
  void check() {
    Map<DriftFinding, Long> now = RunningFilters.findings(service.site());
    Set<DriftFinding> fresh = new TreeSet<>(DriftFinding.ORDER);
    now.forEach(
        (finding, count) -> {
          if (count > before.getOrDefault(finding, 0L)) {
            fresh.add(finding);
          }
        });
    for (DriftFinding finding : service.found()) {
      if (!told.contains(finding)) {
        fresh.add(finding);
      }
    }
    before = now;
    fail(fresh);
  }

  /** Fails if something turned up behind the last test, or if nothing was ever checked. */
  void checkAtEnd() {
    if (!service.wasAsked()) {
      throw new AssertionError(
          "The drift check heard of no webapp with the Consentry filter, so no cookie was checked."
              + " The webapp has to run in the process of its tests, with consentry-filter on their"
              + " class path, and to start while the test class runs; and it must not set"
              + " consentry.service, consentry.site or consentry.mode itself there: init-params and"
              + " context-params come before what this extension sets.");
    }
    check();
  }

  private void fail(Set<DriftFinding> found) {
    told.addAll(found);
    found.removeIf(finding -> exceptions.find(finding.cookie()) != null);
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.stream()
              .map(finding -> "\n - " + finding)
              .collect(
                  Collectors.joining(
                      "",
                      "The policy of " + service.site() + " does not declare what the webapp sets:",
                      "\nDeclare each cookie in the site's definition with its purpose, vendor and"
                          + " lifetime, or no longer set it.")));
    }
  }
}
