package dev.consentry.server;

import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Puts an example of what is taken and answered into each operation of the API's description. */
@Singleton
final class DescriptionExamples {
  private static final String LOCATION = "classpath:openapi/examples.yml";
  private static final String JSON = "application/json";

  private final ResourceResolver resources;

  DescriptionExamples(ResourceResolver resources) {
    this.resources = resources;
  }

  /** Puts them in. */
  void addTo(Map<String, Object> description) {
    Map<String, Object> examples = read();
    for (Object item : asMap(description.get("paths")).values()) {
      for (Object operation : asMap(item).values()) {
        if (operation instanceof Map<?, ?>) {
          add(asMap(operation), examples);
        }
      }
    }
  }

  private static void add(Map<String, Object> operation, Map<String, Object> examples) {
    Object found = examples.get(String.valueOf(operation.get("operationId")));
    if (found == null) {
      return;
    }
    Map<String, Object> example = asMap(found);
    put(operation.get("requestBody"), example.get("request"));
    for (String status : new String[] {"200", "201"}) {
      put(asMap(operation.get("responses")).get(status), example.get("response"));
    }
  }

  private static void put(@Nullable Object described, @Nullable Object example) {
    if (described == null || example == null) {
      return;
    }
    Object content = asMap(described).get("content");
    if (content != null && asMap(content).get(JSON) != null) {
      asMap(asMap(content).get(JSON)).put("example", example);
    }
  }

  private Map<String, Object> read() {
    try (InputStream found = resources.getResourceAsStream(LOCATION).orElseThrow()) {
      return asMap(new Yaml().<Object>load(found));
    } catch (IOException e) {
      throw new UncheckedIOException("The examples cannot be read", e);
    }
  }

  @SuppressWarnings("unchecked") // YAML mappings with words as keys are read as such maps
  private static Map<String, Object> asMap(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }
}
