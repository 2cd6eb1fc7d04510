package dev.consentry.server.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A visitor, with those visitors of other devices of whom a sign-in told that they are the same
 * person. Mostly just the visitor.
 *
 * @param key the key of the visitor as whom all of them go on
 * @param formers who they were
 */
public record Person(VisitorKey key, List<Former> formers) {
  /** Copies the formers. */
  public Person {
    formers = List.copyOf(formers);
  }

  /** A visitor of whom nothing more is known. */
  public static Person of(VisitorKey key) {
    return new Person(key, List.of());
  }

  /**
   * A visitor who goes on as another.
   *
   * @param key their own key
   * @param joined the pseudonym of whom they joined, who may have joined another since
   * @param joinedAfter how many records that one had by then, which were not about their tokens
   */
  public record Former(VisitorKey key, UUID joined, int joinedAfter) {}

  /** The keys of all of them, that of the successor first. */
  public List<VisitorKey> keys() {
    List<VisitorKey> keys = new ArrayList<>();
    keys.add(key);
    formers.forEach(former -> keys.add(former.key()));
    return keys;
  }

  /** The pseudonyms of all of them. */
  public Set<UUID> visitors() {
    return keys().stream().map(VisitorKey::visitor).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a visitor is this person under this or a former name. */
  public boolean isAlso(VisitorKey visitor) {
    return visitors().contains(visitor.visitor());
  }

  /** Says what kind of thing this is and nothing of whom. */
  @Override
  public String toString() {
    return "Person[REDACTED]";
  }
}
