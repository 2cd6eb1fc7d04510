package dev.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may administrate, on any database. */
abstract class AdministrationContract {
  private static final Pattern METHOD =
      Pattern.compile("(?<path>/\\S+) {4}(?<method>get|post|put|patch|delete):");

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @ParameterizedTest
  @CsvSource({
    "officer, GET, /v1/admin/keys, 200",
    "auditor, GET, /v1/admin/keys, 403",
    "publisher, GET, /v1/admin/keys, 403",
    "officer, GET, /v1/admin/access-log, 200",
    "auditor, GET, /v1/admin/access-log, 200",
    "publisher, GET, /v1/admin/access-log, 403",
    "auditor, GET, /v1/admin/signing-keys, 200",
    "auditor, POST, /v1/admin/signing-keys/rotate, 403",
    "publisher, POST, /v1/admin/signing-keys/rotate, 403",
    "publisher, GET, /v1/admin/sites/medit/observations, 200",
    "auditor, GET, /v1/admin/sites/medit/keys, 403",
    "auditor, POST, /v1/admin/sites/medit/policies?dryRun=true, 403",
    "publisher, POST, /v1/admin/sites/medit/policies?dryRun=true, 200",
  })
  void each_role_may_do_its_own_and_no_more(String role, String method, String path, int status) {
    String body = path.contains("policies") ? TestService.definition("medit") : "";
    Answer answer =
        method.equals("GET")
            ? service.get(path, bearer(key(role)))
            : body.isEmpty()
                ? service.post(path, body, bearer(key(role)))
                : service.post(
                    path, body, with(bearer(key(role)), "Content-Type", "application/yaml"));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void without_a_key_nobody_does_anything_wherever_the_request_comes_from() {
    List<Matcher> described = administration();

    assertThat(described).hasSizeGreaterThan(10);
    for (Matcher each : described) {
      String method = each.group("method").toUpperCase(Locale.ROOT);
      String path = each.group("path").replaceAll("\\{\\w+}", "1");
      assertThat(service.send(method, path).status()).as(path).isEqualTo(401);
      assertThat(service.send(method, path, "Origin", "https://www.medit.example").status())
          .as(path)
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/admin/nowhere, 404",
    "GET, /v1/admin, 404",
    "GET, /v1/admin/sites/medit/nothing, 404",
    "DELETE, /v1/admin/keys, 405",
    "PUT, /v1/admin/sites/medit/keys, 405",
    "PUT, /v1/admin/access-log, 405"
  })
  void who_has_a_key_learns_what_is_wrong_with_an_address(String method, String path, int status) {
    Answer answer = service.send(method, path, bearer(key("auditor")));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Allow").isEmpty()).isEqualTo(status == 404);
    assertThat(service.send(method, path).status()).isEqualTo(401);
  }

  @Test
  void who_has_a_key_learns_that_a_body_is_of_another_type() {
    Answer answer = service.post("/v1/admin/keys", "name", with(officer(), "Content-Type", "a/b"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(service.post("/v1/admin/keys", "name", "Content-Type", "a/b").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=-1", "limit=0", "limit=501", "limit=99999999999", "limit=few", "before=0"})
  void a_page_of_the_access_log_that_cannot_be_is_refused(String query) {
    Answer answer = service.get("/v1/admin/access-log?" + query, officer());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.response().body())
        .contains(query.startsWith("limit") ? "1 to 500" : "at least 1");
  }

  /** Each method of each address of administration that the service describes. */
  private List<Matcher> administration() {
    List<Matcher> found = new ArrayList<>();
    Matcher path = Pattern.compile("  (?<path>/\\S+):").matcher("");
    String last = "";
    for (String line : service.get("/openapi.yml").response().body().lines().toList()) {
      last = path.reset(line).matches() ? path.group("path") : last;
      Matcher each = METHOD.matcher(last + line);
      if (last.startsWith("/v1/admin") && each.matches()) {
        found.add(each);
      }
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/admin/access-log",
    "PUT, /v1/admin/access-log",
    "PATCH, /v1/admin/access-log",
    "POST, /v1/admin/access-log",
    "DELETE, /v1/admin/access-log/1",
    "PUT, /v1/admin/access-log/1"
  })
  void nobody_changes_the_access_log(String method, String path) {
    Answer answer =
        service.send(method, path, "Authorization", "Bearer " + TestService.ADMINISTRATION_KEY);

    assertThat(answer.status()).isIn(403, 404, 405);
  }

  @Test
  void a_key_counts_until_it_is_taken_back_and_is_shown_once() {
    Answer made = make("auditor");
    String key = (String) made.json().get("key");
    assertThat(service.get("/v1/admin/access-log", bearer(key)).status()).isEqualTo(200);

    Answer list = service.get("/v1/admin/keys", officer());
    assertThat(list.response().body())
        .contains((String) made.json().get("id"))
        .doesNotContain(key.substring(key.indexOf('.') + 1));
    assertThat(service.dump("administration_key")).doesNotContain(key.substring(key.indexOf('.')));

    assertThat(
            service.send("DELETE", "/v1/admin/keys/" + made.json().get("id"), officer()).status())
        .isEqualTo(204);
    assertThat(service.get("/v1/admin/access-log", bearer(key)).status()).isEqualTo(401);
  }

  @Test
  void of_the_keys_that_count_no_two_have_one_name() {
    String body = "{\"name\":\"night audit\",\"role\":\"auditor\"}";
    Answer first = service.postJson("/v1/admin/keys", body, officer());

    assertThat(first.status()).isEqualTo(201);
    Answer second = service.postJson("/v1/admin/keys", body.replace("nig", "Nig"), officer());
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.response().body()).contains("has this name");
    service.send("DELETE", "/v1/admin/keys/" + first.json().get("id"), officer());
    assertThat(service.postJson("/v1/admin/keys", body, officer()).status()).isEqualTo(201);
  }

  @Test
  void no_key_is_called_as_the_configured_one_is() {
    String body = "{\"name\":\"the configured key\",\"role\":\"auditor\"}";

    assertThat(service.postJson("/v1/admin/keys", body, officer()).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong",
        "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSIsInJvbGVzIjpbIm9mZmljZXIiXX0.",
      })
  void what_is_no_key_of_ours_lets_nobody_in(String key) {
    Answer answer = service.get("/v1/admin/keys", bearer(key));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.response().body()).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "role", "a\nb", "<script>"})
  void a_key_has_a_name_that_can_stand_in_the_access_log(String name) {
    String body = "{\"name\":\"" + name.replace("\n", "\\n") + "\",\"role\":\"king\"}";

    assertThat(service.postJson("/v1/admin/keys", body, officer()).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST"})
  void the_access_log_cannot_be_changed(String method) {
    for (String path : new String[] {"/v1/admin/access-log", "/v1/admin/access-log/1"}) {
      assertThat(service.send(method, path, officer()).status()).isIn(401, 403, 404, 405);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/beans", "/env", "/loggers", "/info", "/stop", "/refresh", "/threaddump"})
  void what_shows_the_inside_of_the_service_is_not_there(String path) {
    assertThat(service.get(path).status()).isEqualTo(404);
  }

  private Answer make(String role) {
    Answer made =
        service.postJson(
            "/v1/admin/keys",
            "{\"name\":\"a " + role + " " + UUID.randomUUID() + "\",\"role\":\"" + role + "\"}",
            officer());
    assertThat(made.status()).isEqualTo(201);
    return made;
  }

  private String key(String role) {
    return (String) make(role).json().get("key");
  }

  private static String[] officer() {
    return bearer(TestService.ADMINISTRATION_KEY);
  }

  private static String[] bearer(String key) {
    return new String[] {"Authorization", "Bearer " + key};
  }

  private static String[] with(String[] headers, String name, String value) {
    return new String[] {headers[0], headers[1], name, value};
  }
}
