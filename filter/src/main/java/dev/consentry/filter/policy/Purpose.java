package dev.consentry.filter.policy;

import dev.consentry.filter.token.Purposes;
import java.util.List;

/**
 * A purpose of the policy.
 *
 * @param id such as {@code analytics}
 * @param since the policy version in which it last changed materially: older tokens no longer grant
 *     it. 0 for {@code essential}, which needs no grant
 * @param index its place among the policy's purposes, from 0
 * @param parts what is asked about on its own within it; empty where it is asked about as a whole
 */
public record Purpose(String id, int since, int index, List<Part> parts) {
  /** Takes a copy of the parts. */
  public Purpose {
    parts = List.copyOf(parts);
  }

  /** Whether it needs no consent. */
  public boolean isEssential() {
    return id.equals(Purposes.ESSENTIAL);
  }
}
