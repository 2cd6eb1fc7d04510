package dev.consentry.server.access;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.order.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how to know the identity provider's tokens. What is missing stops the start. */
@Factory
final class IdentityProviderFactory {
  @Context
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  @Requires(property = IdentityProvider.Settings.PREFIX + ".issuer")
  IdentityProvider.Settings settings(
      @Property(name = IdentityProvider.Settings.PREFIX + ".issuer") String issuer,
      @Property(name = IdentityProvider.Settings.PREFIX + ".audience") @Nullable String audience,
      @Property(name = IdentityProvider.Settings.PREFIX + ".jwks-url") @Nullable String keys,
      @Property(name = IdentityProvider.Settings.PREFIX + ".roles-claim", defaultValue = "roles")
          String rolesClaim,
      @Property(name = IdentityProvider.Settings.PREFIX + ".roles")
          @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
          @Nullable Map<String, String> names) {
    if (audience == null || keys == null) {
      throw new IllegalArgumentException(
          "consentry.identity-provider.issuer is set, but not audience and jwks-url beside it: set"
              + " all three");
    }
    return new IdentityProvider.Settings(
        issuer,
        audience,
        IdentityProvider.Settings.address(keys),
        rolesClaim,
        names == null ? Map.of() : Map.copyOf(names));
  }
}
