package dev.consentry.server.policy;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Lists a site's policy versions, for everybody: earlier ones stay known. */
@Controller
@Tag(name = "Policies")
final class PublicPolicyController {
  private final PolicyCatalog catalog;

  PublicPolicyController(PolicyCatalog catalog) {
    this.catalog = catalog;
  }

  /** Every version of a site's policy. */
  @Get("/v1/sites/{site}/policies")
  @Operation(operationId = "listPolicies", summary = "Every version of the site's policy")
  HttpResponse<Policies> policies(String site) {
    return HttpResponse.ok(
        new Policies(catalog.require(site).versions().stream().map(Summary::of).toList()));
  }

  /** The versions of a site. */
  @Serdeable
  record Policies(List<Summary> policies) {}

  /** One version. */
  @Serdeable
  record Summary(int version, Instant effectiveFrom, List<String> languages) {
    static Summary of(PolicyVersion version) {
      return new Summary(
          version.version(), version.effectiveFrom(), version.definition().languages());
    }
  }
}
