package dev.consentry.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws mutated bodies, headers and tokens at the public addresses, the same ones in every build:
 * never a 500, never a word of the inside or of a secret.
 */
abstract class FuzzContract {
  private static final long SEED = 20261122;
  private static final int ROUNDS = 1500;
  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\\",
          "\\u0000",
          "\u0000",
          "null",
          "true",
          "1e999",
          "-0",
          "9223372036854775808",
          "'",
          "--",
          ";",
          "%00",
          "../",
          "\u202e",
          "é",
          "한",
          "\ud83d",
          "{\"a\":",
          "[[[[[[[[[[[[",
          "\"purposes\":",
          "\"visitor\":");
  private static final List<String> INSIDE =
      List.of(
          "Exception",
          "\tat ",
          "java.lang",
          "io.micronaut",
          "org.h2",
          "org.postgresql",
          "SQLSTATE",
          "select ",
          "vault.");

  private final TestService service = SharedService.on(database());
  private final Random random = new Random(SEED);

  abstract Database database();

  @Test
  void nothing_that_is_sent_brings_the_service_down_or_its_inside_out() {
    String body =
        service.choices(
            "medit",
            "en",
            "accept-all",
            Map.of("analytics", true, "advertising", true, "preferences", true));
    String token = (String) service.postJson("/v1/sites/medit/choices", body).json().get("token");
    List<String> posts =
        List.of("choices", "observations", "visitor/withdrawal", "visitor/stop", "visitor/code");
    List<String> gets = List.of("notice", "visitor", "visitor/export", "enforcement", "policies");
    for (int i = 0; i < ROUNDS; i++) {
      String credential = random.nextBoolean() ? token : headerSafe(mutated(token));
      Answer answer =
          random.nextBoolean()
              ? service.postJson(
                  "/v1/sites/" + site() + "/" + pick(posts),
                  random.nextInt(4) == 0 ? body : mutated(body),
                  headers(credential))
              : service.get(
                  "/v1/sites/" + site() + "/" + pick(gets) + query(), headers(credential));

      assertThat(answer.status()).as("round %s", i).isLessThan(500);
      for (String word : INSIDE) {
        assertThat(answer.response().body()).as("round %s", i).doesNotContain(word);
      }
      if (answer.status() >= 400) {
        assertThat(answer.response().body())
            .as("round %s", i)
            .matches(text -> text.isEmpty() || text.contains("urn:consentry:problem:"))
            .doesNotContain(token);
      }
    }
  }

  private String[] headers(String credential) {
    return new String[] {
      "Authorization",
      pick(List.of("Bearer ", "bearer ", "Basic ", "")) + credential,
      pick(List.of("Accept-Language", "If-None-Match", "Idempotency-Key", "X-Forwarded-For")),
      headerSafe(
          mutated(pick(List.of("ko;q=0.5, en", "\"abc\"", "W/\"x\", *", "k-1", "127.0.0.1")))),
      "Accept",
      pick(List.of("*/*", "application/json", "text/html", "x/y"))
    };
  }

  private String site() {
    return pick(
        List.of(
            "medit", "medit", "medit", "nobody", "%00", "..%2f", "a%20b", "MEDIT", "medit;x=1"));
  }

  private String query() {
    return pick(
        List.of(
            "",
            "?language=%F0%9F",
            "?language=" + "x".repeat(300),
            "?wait=-1",
            "?wait=abc",
            "?format=html",
            "?format=%00",
            "?&&==&"));
  }

  private String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = mutated.length() == 0 ? 0 : random.nextInt(mutated.length());
      switch (random.nextInt(5)) {
        case 0 -> mutated.insert(at, pick(PIECES));
        case 1 -> mutated.setLength(at);
        case 2 -> mutated.insert(at, mutated.substring(at / 2, at));
        case 3 -> mutated.replace(at, Math.min(at + 3, mutated.length()), pick(PIECES));
        default -> mutated.insert(at, (char) random.nextInt(0x250));
      }
    }
    return mutated.toString();
  }

  private static String headerSafe(String text) {
    String safe =
        new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
            .replaceAll("[^\\x20-\\x7e]", "?");
    return safe.isBlank() ? "x" : safe;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
