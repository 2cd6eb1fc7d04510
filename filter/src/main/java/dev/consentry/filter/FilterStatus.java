package dev.consentry.filter;

import dev.consentry.filter.policy.PolicySource;
import dev.consentry.filter.report.ConsentFilterMXBean;
import dev.consentry.filter.report.CookieReport;
import java.util.Map;
import java.util.TreeMap;

/** What JMX shows, gathered when it is asked for. */
record FilterStatus(
    ConsentFilterConfig config,
    PolicySource policies,
    CookieReport report,
    KnownTokens tokens,
    String commitGuard)
    implements ConsentFilterMXBean {

  @Override
  public String getSite() {
    return config.site();
  }

  @Override
  public String getMode() {
    return config.scope().toString();
  }

  @Override
  public String getPolicyState() {
    return policies.state();
  }

  @Override
  public int getPolicyVersion() {
    return policies.current().version();
  }

  @Override
  public String getSnapshotFileState() {
    return policies.fileState();
  }

  @Override
  public String getObservationState() {
    return policies.observationState();
  }

  @Override
  public String getCommitGuard() {
    return commitGuard;
  }

  @Override
  public long getStrippedCookies() {
    return report.stripped();
  }

  @Override
  public long getTokensPutOff() {
    return tokens.overBudget();
  }

  @Override
  public Map<String, Long> getFindings() {
    Map<String, Long> findings = new TreeMap<>();
    report
        .counts()
        .forEach(
            (finding, count) ->
                findings.put(
                    String.join(
                            " ", finding.cookie(), finding.outcome(), finding.way(), finding.path())
                        .strip(),
                    count));
    return findings;
  }
}
