package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.policy.Notice;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.SitePolicies;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Writes everything recorded about a visitor as a document that stands on its own. */
@Singleton
public class ExportRecords {
  private final PolicyCatalog catalog;
  private final Clock clock;

  ExportRecords(PolicyCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * A record beside what was shown.
   *
   * @param record the record
   * @param version the policy version that was shown
   * @param notice the notice that was shown, to the byte
   */
  record Shown(ConsentRecord record, PolicyVersion version, Notice notice) {}

  /** The document as JSON with the fields of ISO/IEC TS 27560. */
  String json(String site, List<ConsentRecord> records) {
    return ExportJson.write(clock.instant(), shown(site, records));
  }

  /** The document to read, each record in the language that it was shown in. */
  String html(String site, List<ConsentRecord> records) {
    return ExportHtml.write(clock.instant(), shown(site, records));
  }

  /** Versions are never taken back and never change, so what was shown is there. */
  private List<Shown> shown(String site, List<ConsentRecord> records) {
    int newest = records.stream().mapToInt(ConsentRecord::policyVersion).max().orElse(0);
    SitePolicies policies = catalog.require(site, newest);
    return records.stream()
        .map(
            record -> {
              PolicyVersion version = policies.version(record.policyVersion()).orElseThrow();
              return new Shown(record, version, version.notice(record.language()).orElseThrow());
            })
        .toList();
  }
}
