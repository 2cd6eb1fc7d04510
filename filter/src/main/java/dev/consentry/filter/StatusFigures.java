package dev.consentry.filter;

import dev.consentry.filter.decision.StripReason;
import dev.consentry.filter.metrics.FilterFigures;
import dev.consentry.filter.policy.PolicySource;
import dev.consentry.filter.report.CookieReport;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What Micrometer shows, gathered when it is asked for. */
record StatusFigures(
    String site, String contextPath, PolicySource policies, CookieReport report, KnownTokens tokens)
    implements FilterFigures {

  @Override
  public Set<String> outcomes() {
    Set<String> outcomes = new TreeSet<>(Set.of(CookieReport.KEPT));
    Arrays.stream(StripReason.values()).map(Enum::name).forEach(outcomes::add);
    return outcomes;
  }

  @Override
  public double cookies(String outcome) {
    return report.times(outcome);
  }

  @Override
  public double strippedCookies() {
    return report.stripped();
  }

  @Override
  public double tokensPutOff() {
    return tokens.overBudget();
  }

  @Override
  public double policyVersion() {
    return policies.current().version();
  }

  @Override
  public boolean serviceAnswers() {
    return policies.serviceAnswers();
  }

  @Override
  public double policyAgeSeconds() {
    return policies.ageSeconds();
  }
}
