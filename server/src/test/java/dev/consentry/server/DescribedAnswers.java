package dev.consentry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds answers against the description that the service itself serves: the address, the status,
 * the content type and every member of the body have to stand there. What is nowhere described may
 * only be refused.
 */
final class DescribedAnswers {
  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final String PROBLEM = "application/problem+json";
  private static final int FIRST_ERROR = 400;
  private static final Set<String> HEADERS =
      Set.of(
          "Accept-Encoding",
          "Content-Language",
          "ETag",
          "Location",
          "Retry-After",
          "WWW-Authenticate");

  /** For operators, described in docs/operations.md. */
  private static final Pattern OF_OPERATION =
      Pattern.compile("/health(/liveness|/readiness)?|/prometheus|/openapi\\.yml");

  private final Map<String, Object> description;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30());
  private final Map<Object, Schema> parsed = new ConcurrentHashMap<>();

  /** With the text of {@code /openapi.yml}. */
  DescribedAnswers(String yaml) {
    this.description = new Yaml().load(yaml);
    close(member(member(description, "components"), "schemas"));
  }

  /** A member that is described nowhere must not be there. */
  private static void close(Map<String, Object> schemas) {
    for (Object each : schemas.values()) {
      Map<String, Object> schema = asMap(each);
      if (schema.containsKey("properties")) {
        schema.putIfAbsent("additionalProperties", false);
      }
    }
  }

  /**
   * Checks an answer.
   *
   * @throws AssertionError that says what is not described
   */
  void check(HttpRequest request, HttpResponse<String> response) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    String path = request.uri().getRawPath();
    if (method.equals("OPTIONS") || OF_OPERATION.matcher(path).matches()) {
      return;
    }
    String name = request.method() + " " + path + " answered " + response.statusCode();
    Map<String, Object> operation = operation(method.toLowerCase(Locale.ROOT), path).orElse(null);
    if (operation == null) {
      require(response.statusCode() >= FIRST_ERROR, name + ", but is not described at all");
      return;
    }
    Object described = member(operation, "responses").get(Integer.toString(response.statusCode()));
    require(described != null, name + ", which is not described");
    checkHeaders(name, asMap(described), response);
    if (!response.body().isEmpty()) {
      checkBody(name, asMap(described), response);
    }
  }

  /** Those that a program goes on by; others are the same with every answer. */
  private static void checkHeaders(
      String name, Map<String, Object> described, HttpResponse<String> response) {
    Map<String, Object> headers =
        described.get("headers") == null ? Map.of() : member(described, "headers");
    for (String header : HEADERS) {
      require(
          response.headers().firstValue(header).isEmpty() || headers.containsKey(header),
          name + " with " + header + ", which is not described");
    }
  }

  private void checkBody(
      String name, Map<String, Object> described, HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    Map<String, Object> contents =
        described.get("content") == null ? Map.of() : member(described, "content");
    Optional<Map<String, Object>> content =
        contents.entrySet().stream()
            .filter(each -> withoutParameters(each.getKey()).equals(type))
            .map(each -> asMap(each.getValue()))
            .findFirst();
    require(content.isPresent(), name + " with " + type + ", which is not described");
    Object schema = content.orElseThrow().get("schema");
    if (schema != null && Set.of("application/json", PROBLEM).contains(type)) {
      List<Error> errors =
          parsed.computeIfAbsent(schema, this::parse).validate(response.body(), InputFormat.JSON);
      require(errors.isEmpty(), name + ", but not as described: " + errors);
    }
  }

  /** What keeps an example from being what its schema says; nothing where it is. */
  List<Error> wrongInExample(Map<String, Object> content) {
    try {
      String example = new String(JSON.writeValueAsBytes(content.get("example")), UTF_8);
      return parse(content.get("schema")).validate(example, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String withoutParameters(String mediaType) {
    return mediaType.replaceFirst(";.*", "");
  }

  private Schema parse(Object schema) {
    Map<String, Object> whole = new HashMap<>();
    whole.put("allOf", List.of(schema));
    whole.put("components", description.get("components"));
    try {
      return schemas.getSchema(new String(JSON.writeValueAsBytes(whole), UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Of several templates that fit, the one with the fewest variables (OpenAPI, path templating).
   */
  private Optional<Map<String, Object>> operation(String method, String path) {
    return member(description, "paths").entrySet().stream()
        .filter(each -> fits(each.getKey(), path) && asMap(each.getValue()).containsKey(method))
        .min((one, other) -> Long.compare(variables(one.getKey()), variables(other.getKey())))
        .map(each -> asMap(asMap(each.getValue()).get(method)));
  }

  private static boolean fits(String template, String path) {
    return path.matches(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
  }

  private static long variables(String template) {
    return template.chars().filter(letter -> letter == '{').count();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private static Map<String, Object> member(Map<String, Object> parent, String name) {
    return asMap(parent.get(name));
  }

  @SuppressWarnings("unchecked") // YAML mappings with words as keys are read as such maps
  private static Map<String, Object> asMap(@Nullable Object value) {
    return (Map<String, Object>) value;
  }
}
