package dev.consentry.filter;

import dev.consentry.filter.policy.Observation;
import dev.consentry.filter.policy.ObservationOutbox;
import dev.consentry.filter.report.CookieReport;
import dev.consentry.filter.report.CookieReport.Counted;
import dev.consentry.filter.report.Finding;
import java.util.List;

/** The report's findings as the service hears of them. */
record ReportOutbox(CookieReport report) implements ObservationOutbox {
  @Override
  public List<Observation> next(int limit) {
    return report.undelivered(limit).stream().map(ReportOutbox::observation).toList();
  }

  @Override
  public void delivered(List<Observation> observations) {
    report.delivered(observations.stream().map(ReportOutbox::counted).toList());
  }

  private static Observation observation(Counted counted) {
    Finding finding = counted.finding();
    return new Observation(
        finding.cookie(), finding.outcome(), finding.way(), finding.path(), counted.times());
  }

  private static Counted counted(Observation sent) {
    return new Counted(
        new Finding(sent.cookie(), sent.outcome(), sent.way(), sent.path()), sent.count());
  }
}
