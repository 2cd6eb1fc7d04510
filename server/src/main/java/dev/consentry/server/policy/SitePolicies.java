package dev.consentry.server.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All versions of one site's policy, in order of their numbers. Immutable.
 *
 * @param versions at least one
 */
public record SitePolicies(List<PolicyVersion> versions) {
  /** Copies the versions. */
  public SitePolicies {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("A site has at least one version");
    }
  }

  /** The newest version, in effect or not. */
  public PolicyVersion latest() {
    return versions.get(versions.size() - 1);
  }

  /** The version of this number. */
  public Optional<PolicyVersion> version(int number) {
    return versions.stream().filter(each -> each.version() == number).findFirst();
  }

  /**
   * The version in effect: of those whose time has come, the one with the highest number.
   *
   * @return empty before the first version's time
   */
  public Optional<PolicyVersion> inEffect(Instant now) {
    return versions.stream()
        .filter(each -> !each.effectiveFrom().isAfter(now))
        .reduce((earlier, later) -> later);
  }

  /** The versions that are published but not in effect yet, the next one first. */
  public List<PolicyVersion> scheduled(Instant now) {
    int reached = inEffect(now).map(PolicyVersion::version).orElse(0);
    return versions.stream().filter(each -> each.version() > reached).toList();
  }

  /**
   * Until when a version is or was in effect.
   *
   * @return empty for the latest version
   */
  public Optional<Instant> effectiveUntil(PolicyVersion version) {
    return version(version.version() + 1).map(PolicyVersion::effectiveFrom);
  }

  /** What a version changes materially against the one before it; nothing for the first. */
  public List<MaterialChange> changesOf(PolicyVersion version) {
    return version(version.version() - 1)
        .map(
            before ->
                PolicyDifference.between(
                        before.definition(),
                        before.since(),
                        version.definition(),
                        version.version())
                    .changes())
        .orElse(List.of());
  }

  /** The notice, of any version, whose very bytes have this hash. */
  public Optional<Notice> notice(String hash) {
    return versions.stream()
        .flatMap(version -> version.notices().stream())
        .filter(notice -> notice.hash().equals(hash))
        .findFirst();
  }

  SitePolicies and(List<PolicyVersion> more) {
    List<PolicyVersion> all = new ArrayList<>(versions);
    all.addAll(more);
    return new SitePolicies(all);
  }
}
