package dev.consentry.server.consent;

import java.util.List;

/**
 * A person's records at the moment in which the next one is stored.
 *
 * @param own those of the visitor as whom they go on, the newest first
 * @param formers those of visitors who go on as this one
 * @param isTorn whether the newest of their own is revoked: only a later one revokes, so that one
 *     is missing, as after a backup was restored
 */
record Earlier(List<ConsentRecord> own, List<FormerChain> formers, boolean isTorn) {
  Earlier {
    own = List.copyOf(own);
    formers = List.copyOf(formers);
  }
}
