package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one answer: appended, never changed.
 *
 * @param id the record's name in the ledger. Only the visitor's key leads from it to the token
 * @param site the site
 * @param visitor the visitor's pseudonym
 * @param place the record's place in the visitor's chain, from 1
 * @param previous the visitor's record before this one, or null
 * @param policyVersion the version that was shown
 * @param noticeHash the notice that was shown
 * @param language the language that it was shown in
 * @param action how the answer was given
 * @param choices granted (true) or refused (false), for every purpose that was asked
 * @param parts the same for every part of the purposes that were asked vendor by vendor or cookie
 *     by cookie
 * @param recordedAt the service's clock, UTC
 * @param expiresAt when the visitor is asked again
 */
public record ConsentRecord(
    UUID id,
    String site,
    UUID visitor,
    int place,
    @Nullable UUID previous,
    int policyVersion,
    String noticeHash,
    String language,
    ConsentAction action,
    Map<String, Boolean> choices,
    PartChoices parts,
    Instant recordedAt,
    Instant expiresAt) {

  /** Puts the choices in order. */
  public ConsentRecord {
    choices = Collections.unmodifiableMap(new TreeMap<>(choices));
  }

  /** The purposes that were granted, whole or in part. */
  public Set<String> grants() {
    return choices.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The purposes of which nothing was refused. */
  public Set<String> wholeGrants() {
    return grants().stream()
        .filter(purpose -> !parts.refusesSomeOf(purpose))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether this part of a purpose was granted.
   *
   * @param part a vendor's id or a cookie's declared name
   */
  boolean grants(String purpose, String part) {
    return grants().contains(purpose)
        && (!parts.refusesSomeOf(purpose) || parts.grantedOf(purpose).contains(part));
  }

  /** Whether a token grants exactly what this record does. */
  public boolean isSaidBy(ConsentToken token) {
    ConsentToken own = NextRecord.tokenOf(token.recordId(), this);
    return token.grants().equals(own.grants()) && token.parts().equals(own.parts());
  }

  /** Whether this record grants what another does, of the same version. */
  public boolean saysWhat(ConsentRecord other) {
    return policyVersion == other.policyVersion
        && !takesBackFrom(other)
        && !other.takesBackFrom(this);
  }

  /** The same answer, of which only this is granted. */
  ConsentRecord granting(Map<String, Boolean> onlyChoices, PartChoices onlyParts) {
    return new ConsentRecord(
        id,
        site,
        visitor,
        place,
        previous,
        policyVersion,
        noticeHash,
        language,
        action,
        onlyChoices,
        onlyParts,
        recordedAt,
        expiresAt);
  }

  /** Whether something that the earlier record granted is no longer granted by this one. */
  boolean takesBackFrom(ConsentRecord earlier) {
    return !earlier.grants().stream().allMatch(purpose -> grantsAsMuchOf(purpose, earlier));
  }

  /** The same of one purpose. */
  boolean takesBackFrom(ConsentRecord earlier, String purpose) {
    return earlier.grants().contains(purpose) && !grantsAsMuchOf(purpose, earlier);
  }

  private boolean grantsAsMuchOf(String purpose, ConsentRecord earlier) {
    if (wholeGrants().contains(purpose)) {
      return true;
    }
    return earlier.parts.refusesSomeOf(purpose)
        && earlier.parts.grantedOf(purpose).stream().allMatch(part -> grants(purpose, part));
  }

  /** Says what kind of thing this is and nothing of whom. */
  @Override
  public String toString() {
    return "ConsentRecord[REDACTED]";
  }
}
