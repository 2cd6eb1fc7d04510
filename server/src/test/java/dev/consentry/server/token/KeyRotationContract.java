package dev.consentry.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How signing keys follow one another, on any database. */
abstract class KeyRotationContract {
  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String OTHER_MASTER_KEY =
      Base64.getEncoder()
          .encodeToString("another key, of thirty-two byte!".getBytes(StandardCharsets.UTF_8));

  abstract Database database();

  @Test
  void a_key_is_published_before_it_signs_and_the_one_before_still_counts() {
    Map<String, Object> settings = new HashMap<>(database().settings());
    try (TestService service = TestService.start(settings)) {
      SigningKeys keys = service.bean(SigningKeys.class);
      String before = keys.sign(token(service));
      RotateKeys.Seen next = service.bean(RotateKeys.class).byHand();

      assertThat(keys.published()).extracting(PublicKey::kid).hasSize(2).contains(next.id());
      assertThat(kid(keys.sign(token(service)))).isEqualTo(kid(before));
      assertThat(service.bean(RotateKeys.class).byHand()).isEqualTo(next);

      service.shiftClock(Duration.ofMinutes(11));
      String after = keys.sign(token(service));
      assertThat(kid(after)).isEqualTo(next.id());
      assertThat(keys.read(before, "medit")).isPresent();
      assertThat(keys.read(after, "medit")).isPresent();
    }
  }

  @Test
  void keys_rotate_by_themselves_and_are_forgotten_when_their_tokens_have_ended() {
    try (TestService service = TestService.start(database().settings())) {
      RotateKeys rotation = service.bean(RotateKeys.class);
      rotation.whenItIsTime();
      assertThat(rotation.all()).hasSize(1);
      String first = rotation.all().get(0).id();

      service.shiftClock(Duration.ofDays(91));
      rotation.whenItIsTime();
      rotation.whenItIsTime();
      assertThat(rotation.all()).hasSize(2);

      service.shiftClock(Duration.ofDays(91 + 400));
      rotation.whenItIsTime();
      assertThat(rotation.all()).extracting(RotateKeys.Seen::id).contains(first);
      service.shiftClock(Duration.ofDays(91 + 402));
      rotation.whenItIsTime();
      assertThat(rotation.all()).extracting(RotateKeys.Seen::id).doesNotContain(first);
    }
  }

  @Test
  void instances_on_one_database_agree_and_private_keys_are_sealed_in_it() {
    Map<String, Object> open = new HashMap<>(database().settings());
    if (database() == Database.H2) {
      open.put("consentry.database.url", sharedH2(open));
    }
    Map<String, Object> sealed = new HashMap<>(open);
    sealed.put("consentry.master-key", MASTER_KEY);
    String token;
    try (TestService before = TestService.start(open)) {
      token = before.bean(SigningKeys.class).sign(token(before));
      assertThat(before.dump("signing_key")).doesNotContain("gcm1.");
    }
    try (TestService one = TestService.start(sealed);
        TestService two = TestService.start(sealed)) {
      assertThat(one.dump("signing_key")).contains("gcm1.");
      assertThat(one.bean(SigningKeys.class).read(token, "medit")).isPresent();
      List.of(one, two).forEach(service -> service.shiftClock(Duration.ofMinutes(11)));
      assertThat(two.bean(RotateKeys.class).byHand())
          .isEqualTo(one.bean(RotateKeys.class).byHand());
      List.of(one, two).forEach(service -> service.shiftClock(Duration.ofMinutes(22)));
      String newest = two.bean(SigningKeys.class).sign(token(two));
      assertThat(kid(newest)).isNotEqualTo(kid(token));
      assertThat(one.bean(SigningKeys.class).read(newest, "medit")).isPresent();
    }
    Map<String, Object> wrong = new HashMap<>(open);
    wrong.put("consentry.master-key", OTHER_MASTER_KEY);
    for (Map<String, Object> settings : List.of(open, wrong)) {
      assertThatThrownBy(() -> TestService.start(settings).close())
          .hasStackTraceContaining("master key");
    }
  }

  private static String sharedH2(Map<String, Object> settings) {
    return "jdbc:h2:file:"
        + settings.get("consentry.data-directory")
        + "/shared;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  private static ConsentToken token(TestService service) {
    long now = service.bean(java.time.Clock.class).instant().getEpochSecond();
    return new ConsentToken(
        "medit", "AAAAAAAAAAAAAAAAAAAAAA", now, now + 86_400, 1, Set.of("analytics"));
  }

  private static String kid(String token) {
    String header =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
  }
}
