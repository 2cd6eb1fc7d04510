package dev.consentry.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** The errors that many addresses answer with for the same reason, for the API's description. */
final class CommonErrors {
  private CommonErrors() {}

  /** Adds those of an operation that it does not describe itself. */
  @SuppressWarnings("unchecked") // an operation's responses are a mapping with words as keys
  static void add(String path, String method, Map<String, Object> operation) {
    Map<String, Object> responses =
        (Map<String, Object>)
            operation.computeIfAbsent("responses", any -> new LinkedHashMap<String, Object>());
    add(responses, "400", "A parameter, a header or the body cannot be read");
    add(responses, "414", "The address is too long");
    add(responses, "431", "The headers are too large");
    add(responses, "406", "None of the accepted types is made here");
    if (operation.containsKey("requestBody")) {
      add(responses, "413", "The body is too large");
    }
    if (!method.equals("get")) {
      add(responses, "415", "The body is of another content type");
    }
    if (path.startsWith("/v1/")) {
      add(responses, "429", "This address asks too often; Retry-After says when to come back");
    }
    if (path.startsWith("/v1/admin/")) {
      add(responses, "401", "No key or token that holds");
      add(responses, "403", "The key is of a role that may not do this");
    }
    if (path.startsWith("/v1/sites/") && !method.equals("get")) {
      add(responses, "403", "A page of another site sends it");
    }
    add(responses, "500", "A mistake of the service's own, with its number in the log");
    add(responses, "503", "The database does not answer: try again");
  }

  private static void add(Map<String, Object> responses, String status, String description) {
    responses.computeIfAbsent(
        status, any -> new LinkedHashMap<>(Map.of("description", description)));
  }
}
