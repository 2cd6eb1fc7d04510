package dev.consentry.filter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.report.StripReport.Finding;
import org.junit.jupiter.api.Test;

class StripReportTest {
  private final StripReport report = new StripReport(true);

  @Test
  void counts_by_name_and_reason() {
    report.count("_ga", "REFUSED", "refused");
    report.count("_ga", "REFUSED", "refused");
    report.count("_ga", "UNDECLARED", "undeclared");

    assertThat(report.counts())
        .containsEntry(new Finding("_ga", "REFUSED"), 2L)
        .containsEntry(new Finding("_ga", "UNDECLARED"), 1L)
        .hasSize(2);
  }

  @Test
  void a_flood_of_names_is_counted_under_one() {
    for (int i = 0; i < 3000; i++) {
      report.count("name" + i, "UNDECLARED", "undeclared");
    }

    assertThat(report.counts()).hasSize(1001);
    assertThat(report.counts()).containsEntry(new Finding(StripReport.OTHERS, "UNDECLARED"), 2000L);
  }

  @Test
  void names_are_cut_and_made_printable() {
    report.count("a\r\nb\u00e4" + "x".repeat(100), "UNDECLARED", "undeclared");

    assertThat(report.counts().keySet())
        .singleElement()
        .satisfies(finding -> assertThat(finding.name()).hasSize(64).startsWith("a??b?x"));
  }
}
