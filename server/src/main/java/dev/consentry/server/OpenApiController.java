package dev.consentry.server;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;

/** Hands out the API's description, generated from the code when it is built. */
@Hidden
@Controller
final class OpenApiController {
  private static final String LOCATION = "classpath:META-INF/swagger/openapi.yml";

  private final ResourceResolver resources;

  OpenApiController(ResourceResolver resources) {
    this.resources = resources;
  }

  /** The description, as OpenAPI 3 in YAML. */
  @Get(value = "/openapi.yml", produces = "application/yaml")
  HttpResponse<byte[]> description() throws IOException {
    try (InputStream found = resources.getResourceAsStream(LOCATION).orElseThrow()) {
      return HttpResponse.ok(found.readAllBytes());
    }
  }
}
