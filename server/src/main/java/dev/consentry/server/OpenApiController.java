package dev.consentry.server;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Hands out the API's description, generated from the code when it is built. */
@Hidden
@Controller
final class OpenApiController {
  private final ApiDescription description;

  OpenApiController(ApiDescription description) {
    this.description = description;
  }

  /** The description, as OpenAPI 3 in YAML. */
  @Get(value = "/openapi.yml", produces = "application/yaml")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> description() {
    return HttpResponse.ok(description.yaml());
  }
}
