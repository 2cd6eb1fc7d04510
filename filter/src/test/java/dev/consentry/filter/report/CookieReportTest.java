package dev.consentry.filter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.report.CookieReport.Counted;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieReportTest {
  private final CookieReport report = new CookieReport();

  private void refused(String name) {
    report.add(name, "REFUSED", "addCookie", "", true, "refused");
  }

  private static Finding finding(String name) {
    return new Finding(name, "REFUSED", "addCookie", "");
  }

  @Test
  void counts_by_name_outcome_way_and_path() {
    refused("_ga");
    refused("_ga");
    report.add("_ga", CookieReport.KEPT, "addHeader", "/shop/*", false, "kept");

    assertThat(report.counts())
        .containsEntry(finding("_ga"), 2L)
        .containsEntry(new Finding("_ga", "KEPT", "addHeader", "/shop/*"), 1L)
        .hasSize(2);
    assertThat(report.stripped()).isEqualTo(2);
  }

  @Test
  void a_flood_of_names_is_counted_under_one() {
    for (int i = 0; i < 3000; i++) {
      refused("name" + i);
    }

    assertThat(report.counts()).hasSize(1001);
    assertThat(report.counts()).containsEntry(finding(CookieReport.OTHERS), 2000L);
  }

  @Test
  void names_and_paths_are_cut_and_made_printable() {
    report.add(
        "a\r\nb\u00e4" + "x".repeat(100), "KEPT", "addCookie", "/\n" + "y".repeat(200), false, "");

    assertThat(report.counts().keySet())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cookie()).hasSize(64).startsWith("a??b?x");
              assertThat(finding.path()).hasSize(128).startsWith("/?y");
            });
  }

  @Test
  void what_was_delivered_is_not_delivered_again_and_what_failed_is() {
    refused("_ga");
    refused("_ga");
    List<Counted> first = report.undelivered(10);
    assertThat(first).containsExactly(new Counted(finding("_ga"), 2));
    assertThat(report.undelivered(10)).isEqualTo(first);

    refused("_ga");
    report.delivered(first);

    assertThat(report.undelivered(10)).containsExactly(new Counted(finding("_ga"), 1));
    assertThat(report.counts()).containsEntry(finding("_ga"), 3L);
  }

  @Test
  void a_delivery_is_no_larger_than_asked() {
    for (int i = 0; i < 30; i++) {
      refused("name" + i);
    }
    List<Counted> first = report.undelivered(20);
    report.delivered(first);

    assertThat(first).hasSize(20);
    assertThat(report.undelivered(20)).hasSize(10).doesNotContainAnyElementsOf(first);
  }
}
