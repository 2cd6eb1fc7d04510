package dev.consentry.server.delivery;

import dev.consentry.server.delivery.DeliveryStore.Progress;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how far a site's deliveries are. */
@Singleton
class SeeDeliveries {
  private static final int MOST = 200;

  private final DeliveryStore store;
  private final PolicyCatalog catalog;

  SeeDeliveries(DeliveryStore store, PolicyCatalog catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /**
   * The newest 200 deliveries.
   *
   * @param state waiting, delivered or given-up; null for all
   * @throws ProblemException if there is no such site or state
   */
  List<Progress> see(String site, @Nullable String state) {
    catalog.require(site);
    DeliveryState wanted =
        state == null
            ? null
            : DeliveryState.of(state)
                .orElseThrow(
                    () ->
                        new ProblemException(
                            ProblemType.MALFORMED,
                            "state is waiting, delivered or given-up; write one of them, or leave"
                                + " it out."));
    return store.ofSite(site, wanted, MOST);
  }
}
