package dev.consentry.filter.report;

import java.util.Map;

/** What JMX shows of a webapp's filter, under {@code dev.consentry.filter:type=ConsentFilter}. */
public interface ConsentFilterMXBean {
  /** The site's name at the service. */
  String getSite();

  /** {@code enforce}, {@code observe}, or {@code enforce} with the purposes that are. */
  String getMode();

  /** Where the rules come from, and whether the service answers. */
  String getPolicyState();

  /** The policy version that is enforced; 0 while none is known. */
  int getPolicyVersion();

  /** Whether the last good snapshot is kept on disk, and if not, why. */
  String getSnapshotFileState();

  /** Whether the service takes the observations, and if not, why. */
  String getObservationState();

  /** The container whose commits are guarded; {@code none} if none are. */
  String getCommitGuard();

  /** How many cookies were stripped since the webapp started. */
  long getStrippedCookies();

  /** How many tokens counted as none for a moment because too many forged ones came. */
  long getTokensPutOff();

  /** How often each finding was made: by cookie name, outcome, way and path pattern. */
  Map<String, Long> getFindings();
}
