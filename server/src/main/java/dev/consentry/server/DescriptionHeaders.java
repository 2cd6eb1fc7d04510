package dev.consentry.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers by which a program goes on from an answer, for the API's description. */
final class DescriptionHeaders {
  private static final String KEPT = "304";

  /** Whose answer is in one of several languages. */
  private static final Set<String> IN_A_LANGUAGE =
      Set.of("getNotice", "getPolicy", "getNoticeByHash");

  /** By status, what the answer says beside its body. */
  private static final Map<String, List<String>> OF_STATUS =
      Map.of(
          "401",
          List.of("WWW-Authenticate", "What has to be sent (RFC 9110, section 11.6.1)"),
          "429",
          List.of("Retry-After", "After how many seconds to ask again"),
          "503",
          List.of("Retry-After", "After how many seconds to try again"),
          "507",
          List.of("Retry-After", "After how many seconds to try again"));

  private DescriptionHeaders() {}

  /** Adds them to the answers of an operation. */
  static void add(Map<String, Object> operation) {
    Map<String, Object> responses = asMap(operation.get("responses"));
    OF_STATUS.forEach((status, header) -> add(responses, status, header.get(0), header.get(1)));
    if (operation.containsKey("requestBody")) {
      add(responses, "415", "Accept-Encoding", "identity, where the body came compressed");
    }
    if (responses.containsKey(KEPT)) {
      String tag = "Names this state of it, for If-None-Match";
      add(responses, "200", "ETag", tag);
      add(responses, KEPT, "ETag", tag);
    }
    if (IN_A_LANGUAGE.contains(String.valueOf(operation.get("operationId")))) {
      add(responses, "200", "Content-Language", "The language that the texts are in");
      add(responses, KEPT, "Content-Language", "The language that the texts are in");
    }
  }

  private static void add(
      Map<String, Object> responses, String status, String name, String description) {
    if (responses.get(status) == null) {
      return;
    }
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("description", description);
    header.put("schema", new LinkedHashMap<>(Map.of("type", "string")));
    asMap(
            asMap(responses.get(status))
                .computeIfAbsent("headers", any -> new LinkedHashMap<String, Object>()))
        .put(name, header);
  }

  @SuppressWarnings("unchecked") // an operation's parts are mappings with words as keys
  private static Map<String, Object> asMap(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }
}
