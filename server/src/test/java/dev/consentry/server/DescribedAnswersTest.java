package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the API's description says of every operation. */
class DescribedAnswersTest {
  @Test
  void every_operation_has_a_summary_an_answer_and_errors_with_an_example() {
    Map<String, Object> description;
    try (TestService service = TestService.start(Database.H2.settings())) {
      description = new Yaml().load(service.get("/openapi.yml").response().body());
    }
    operations(description)
        .forEach(
            (name, operation) -> {
              assertThat(operation).as(name).containsKeys("summary", "operationId");
              Map<String, Object> responses = member(operation, "responses");
              assertThat(responses.keySet())
                  .as(name)
                  .anyMatch(status -> status.startsWith("2"))
                  .contains("default");
              responses.forEach(
                  (status, response) -> {
                    if (status.startsWith("4") || status.startsWith("5")) {
                      assertThat(response.toString()).as(name + status).contains("urn:consentry:");
                    }
                  });
            });
  }

  private static Map<String, Map<String, Object>> operations(Map<String, Object> description) {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    member(description, "paths")
        .forEach(
            (path, item) ->
                asMap(item)
                    .forEach(
                        (method, operation) -> {
                          if (operation instanceof Map<?, ?>) {
                            found.put(
                                method.toUpperCase(Locale.ROOT) + " " + path, asMap(operation));
                          }
                        }));
    return found;
  }

  private static Map<String, Object> member(Map<String, Object> parent, String name) {
    return asMap(parent.get(name));
  }

  @SuppressWarnings("unchecked") // YAML mappings with words as keys are read as such maps
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
