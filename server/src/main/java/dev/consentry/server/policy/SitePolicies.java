package dev.consentry.server.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All versions of one site's policy, in order of their numbers. Immutable. A version that is
 * announced is replaced where one with a higher number takes effect no later: it never does then.
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

  /**
   * The versions that are published but not in effect yet, and not replaced, the next one first.
   */
  public List<PolicyVersion> scheduled(Instant now) {
    int reached = inEffect(now).map(PolicyVersion::version).orElse(0);
    return versions.stream()
        .filter(each -> each.version() > reached && replacedBy(each).isEmpty())
        .toList();
  }

  /**
   * The version that took the place of one before its time.
   *
   * @return its number; empty where the version was, is or will be in effect
   */
  public Optional<Integer> replacedBy(PolicyVersion version) {
    return after(version)
        .filter(later -> !later.effectiveFrom().isAfter(version.effectiveFrom()))
        .map(PolicyVersion::version)
        .findFirst();
  }

  /**
   * Until when a version is or was in effect.
   *
   * @return empty for the last one; when it was to begin for one that was replaced before
   */
  public Optional<Instant> effectiveUntil(PolicyVersion version) {
    return replacedBy(version).isPresent()
        ? Optional.of(version.effectiveFrom())
        : after(version).map(PolicyVersion::effectiveFrom).min(Comparator.naturalOrder());
  }

  private Stream<PolicyVersion> after(PolicyVersion version) {
    return versions.stream().filter(each -> each.version() > version.version());
  }

  /**
   * The version that one with the next number would follow.
   *
   * @param effectiveFrom from when that would count
   * @return empty where it would take the place of all there are
   */
  Optional<PolicyVersion> before(Instant effectiveFrom) {
    return before(latest().version() + 1, effectiveFrom);
  }

  private Optional<PolicyVersion> before(int number, Instant effectiveFrom) {
    return versions.stream()
        .filter(each -> each.version() < number && each.effectiveFrom().isBefore(effectiveFrom))
        .reduce((earlier, later) -> later);
  }

  /** What a version changes materially against the one that it follows; nothing for the first. */
  public List<MaterialChange> changesOf(PolicyVersion version) {
    return before(version.version(), version.effectiveFrom())
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
