package dev.consentry.server;

import dev.consentry.server.problem.ProblemDescription;
import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The API's description: what the build generates from the controllers, with what is the same
 * everywhere put in at every place, the form of errors above all.
 */
@Singleton
final class ApiDescription {
  private static final String LOCATION = "classpath:META-INF/swagger/openapi.yml";
  private static final String PROBLEM = "Problem";
  private static final int FIRST_ERROR = 400;

  /** What the framework answers on its own, whichever the address. */
  private static final String ANY_OTHER = "Any other error";

  private final ResourceResolver resources;
  private final DescriptionExamples examples;
  private byte @Nullable [] text;

  ApiDescription(ResourceResolver resources, DescriptionExamples examples) {
    this.resources = resources;
    this.examples = examples;
  }

  /** The description as OpenAPI 3 in YAML. Made when it is first asked for. */
  synchronized byte[] yaml() {
    byte[] made = text;
    if (made == null) {
      made = make();
      text = made;
    }
    return made;
  }

  private byte[] make() {
    Map<String, Object> description = generated();
    member(member(description, "components"), "schemas").put(PROBLEM, ProblemDescription.schema());
    member(description, "paths")
        .forEach(
            (path, item) ->
                asMap(item)
                    .forEach(
                        (method, operation) -> {
                          if (operation instanceof Map<?, ?>) {
                            CommonErrors.add(path, method, asMap(operation));
                            describeErrors(member(asMap(operation), "responses"));
                            DescriptionHeaders.add(asMap(operation));
                          }
                        }));
    examples.addTo(description);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    return new Yaml(options).dump(description).getBytes(StandardCharsets.UTF_8);
  }

  private static void describeErrors(Map<String, Object> responses) {
    responses.forEach(
        (status, response) -> {
          if (isError(status)) {
            String told = String.valueOf(asMap(response).get("description"));
            asMap(response).put("content", problem(Integer.parseInt(status), told));
          }
        });
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("description", ANY_OTHER);
    other.put("content", problem(FIRST_ERROR, "Send what this page describes for this address"));
    responses.putIfAbsent("default", other);
  }

  private static boolean isError(String status) {
    return status.matches("[45][0-9][0-9]");
  }

  private static Map<String, Object> problem(int status, String detail) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schema", new LinkedHashMap<>(Map.of("$ref", "#/components/schemas/" + PROBLEM)));
    content.put("example", ProblemDescription.example(status, detail));
    return new LinkedHashMap<>(Map.of("application/problem+json", content));
  }

  private Map<String, Object> generated() {
    try (InputStream found = resources.getResourceAsStream(LOCATION).orElseThrow()) {
      return asMap(new Yaml().<Object>load(found));
    } catch (IOException e) {
      throw new UncheckedIOException("The description cannot be read", e);
    }
  }

  private static Map<String, Object> member(Map<String, Object> parent, String name) {
    return asMap(parent.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>()));
  }

  @SuppressWarnings("unchecked") // YAML mappings with words as keys are read as such maps
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
