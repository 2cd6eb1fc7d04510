package dev.consentry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import org.junit.jupiter.api.Test;

/** How a site's filters are known, on any database. */
abstract class SiteKeysContract {
  private static final String KEYS = "/v1/admin/sites/crscube/keys";
  private static final String[] OFFICER = {
    "Authorization", "Bearer " + TestService.ADMINISTRATION_KEY
  };

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @Test
  void a_key_opens_its_own_site_until_it_is_taken_back() {
    Answer made = service.postJson(KEYS, "{\"name\":\"shop\"}", OFFICER);
    String key = (String) made.json().get("key");
    assertThat(made.status()).isEqualTo(201);
    assertThat(download("crscube", key)).isEqualTo(200);
    assertThat(download("medit", key)).isEqualTo(401);
    assertThat(service.get(KEYS, OFFICER).response().body())
        .contains("shop")
        .doesNotContain(key.substring(key.indexOf('.')));
    assertThat(service.dump("site_key")).doesNotContain(key.substring(key.indexOf('.')));

    String ofKey = "/" + made.json().get("id");
    assertThat(service.send("DELETE", "/v1/admin/sites/medit/keys" + ofKey, OFFICER).status())
        .isEqualTo(404);
    assertThat(service.send("DELETE", KEYS + ofKey, OFFICER).status()).isEqualTo(204);
    assertThat(download("crscube", key)).isEqualTo(401);
  }

  @Test
  void of_a_sites_keys_that_count_no_two_have_one_name() {
    String body = "{\"name\":\"billing\"}";
    Answer first = service.postJson(KEYS, body, OFFICER);

    assertThat(first.status()).isEqualTo(201);
    assertThat(service.postJson(KEYS, body.replace("bill", "Bill"), OFFICER).status())
        .isEqualTo(409);
    assertThat(service.postJson(KEYS, body, OFFICER).status()).isEqualTo(409);
    assertThat(service.postJson(KEYS.replace("crscube", "medit"), body, OFFICER).status())
        .isEqualTo(201);
    service.send("DELETE", KEYS + "/" + first.json().get("id"), OFFICER);
    assertThat(service.postJson(KEYS, body, OFFICER).status()).isEqualTo(201);
  }

  @Test
  void a_filter_that_shows_a_key_is_not_counted_by_its_address() {
    String key = (String) service.postJson(KEYS, "{\"name\":\"busy\"}", OFFICER).json().get("key");

    for (int i = 0; i < 60; i++) {
      assertThat(
              service
                  .get(
                      "/v1/sites/crscube/notice",
                      "X-Forwarded-For",
                      "203.0.113.77",
                      "Consentry-Site-Key",
                      key)
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_wrong_key_is_refused_also_where_none_is_needed() {
    assertThat(download("crscube", "wrong")).isEqualTo(401);
    assertThat(service.get("/v1/sites/crscube/enforcement").status()).isEqualTo(200);
  }

  @Test
  void an_address_written_another_way_needs_the_key_as_well() {
    for (String address :
        new String[] {
          "enforcement/", "/enforcement", "enforcement//", "enforcement;a", "%65nforcement"
        }) {
      assertThat(
              service.get("/v1/sites/crscube/" + address, "Consentry-Site-Key", "wrong").status())
          .as(address)
          .isIn(401, 404);
    }
  }

  private int download(String site, String key) {
    return service.get("/v1/sites/" + site + "/enforcement", "Consentry-Site-Key", key).status();
  }
}
