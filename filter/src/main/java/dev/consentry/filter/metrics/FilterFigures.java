package dev.consentry.filter.metrics;

import java.util.Set;

/** What there is to measure of a webapp's filter, gathered when it is asked for. */
public interface FilterFigures {
  /** The site's name at the service. */
  String site();

  /** Where the webapp is on its host, such as {@code /shop}; {@code /} at the root. */
  String contextPath();

  /** Every outcome that a cookie can have, such as {@code UNDECLARED}. */
  Set<String> outcomes();

  /** How many cookies had that outcome since the webapp started. */
  double cookies(String outcome);

  /** How many cookies were stripped since the webapp started. */
  double strippedCookies();

  /** How many tokens counted as none for a moment because too many forged ones came. */
  double tokensPutOff();

  /** The policy version that is enforced; 0 while none is known. */
  double policyVersion();

  /** Whether the service answered the last question for the policy. */
  boolean serviceAnswers();

  /**
   * How long ago the service said last that the policy is this one, in seconds; not a number while
   * it has said nothing since the webapp started.
   */
  double policyAgeSeconds();
}
