package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
                    if (status.equals("200") || status.equals("201")) {
                      assertThat(response.toString()).as(name + status).contains("schema");
                    }
                    if (status.startsWith("4") || status.startsWith("5")) {
                      assertThat(response.toString()).as(name + status).contains("urn:consentry:");
                    }
                  });
            });
  }

  @Test
  void every_body_has_an_example_that_is_as_its_schema_says() {
    String yaml;
    try (TestService service = TestService.start(Database.H2.settings())) {
      yaml = service.get("/openapi.yml").response().body();
    }
    DescribedAnswers described = new DescribedAnswers(yaml);
    operations(new Yaml().load(yaml))
        .forEach(
            (name, operation) -> {
              List<Object> bodies = new ArrayList<>();
              bodies.add(operation.get("requestBody"));
              bodies.add(member(operation, "responses").get("200"));
              bodies.add(member(operation, "responses").get("201"));
              for (Object body : bodies) {
                Map<String, Object> json = json(body);
                if (!json.isEmpty()) {
                  assertThat(json).as(name).containsKey("example");
                  if (json.containsKey("schema")) {
                    assertThat(described.wrongInExample(json)).as(name).isEmpty();
                  }
                }
              }
            });
  }

  private static Map<String, Object> json(@Nullable Object body) {
    if (body == null || asMap(body).get("content") == null) {
      return Map.of();
    }
    Object json = member(asMap(body), "content").get("application/json");
    return json == null ? Map.of() : asMap(json);
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
