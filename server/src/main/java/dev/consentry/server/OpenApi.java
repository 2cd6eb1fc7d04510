package dev.consentry.server;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the API's description says of the whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Consentry",
            version = "1",
            description = "Records what visitors choose, and tells filters what to enforce."))
@SecurityScheme(
    name = "administration-key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The key that the service printed at its first start")
@SecurityScheme(
    name = "consent-token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The visitor's consent token")
final class OpenApi {
  private OpenApi() {}
}
