package dev.consentry.filter.policy;

import dev.consentry.filter.token.Purposes;

/**
 * A purpose of the policy.
 *
 * @param id such as {@code analytics}
 * @param since the policy version in which it last changed materially: older tokens no longer grant
 *     it. 0 for {@code essential}, which needs no grant
 * @param index its place among the policy's purposes, from 0
 */
public record Purpose(String id, int since, int index) {
  /** Whether it needs no consent. */
  public boolean isEssential() {
    return id.equals(Purposes.ESSENTIAL);
  }
}
