package dev.consentry.server.problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Error answers, for the API's description. */
public final class ProblemDescription {
  private static final int SERVER_ERRORS = 500;

  private ProblemDescription() {}

  /** The JSON schema of every error answer. */
  public static Map<String, Object> schema() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", member("string", "The kind, stable for programs"));
    members.put("title", member("string", "The kind in words"));
    members.put("status", Map.of("type", "integer"));
    members.put("detail", member("string", "What is wrong here and what to do about it"));
    Map<String, Object> problems =
        member("array", "Each single thing that is wrong, where there can be several");
    problems.put("items", Map.of("type", "string"));
    members.put("problems", problems);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", "An error: what is wrong and what to do about it (RFC 9457)");
    schema.put("required", List.of("type", "title", "status", "detail"));
    schema.put("properties", members);
    return schema;
  }

  /** In this order, so that every instance writes the same description. */
  private static Map<String, Object> member(String type, String description) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("type", type);
    member.put("description", description);
    return member;
  }

  /** An error answer of this status. */
  public static Map<String, Object> example(int status, String detail) {
    ProblemType type =
        Arrays.stream(ProblemType.values())
            .filter(each -> each.status().getCode() == status)
            .findFirst()
            .orElse(status < SERVER_ERRORS ? ProblemType.REFUSED : ProblemType.INTERNAL);
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("type", type.uri());
    example.put("title", type.title());
    example.put("status", status);
    example.put("detail", detail + ".");
    return example;
  }
}
