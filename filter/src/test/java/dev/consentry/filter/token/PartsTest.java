package dev.consentry.filter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.consentry.filter.token.TokenVerdict.Accepted;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of visitors who granted some vendors or cookies of a purpose only. */
class PartsTest {
  private static final long NOW = 1_800_000_000L;
  private static final String RECORD_ID = "AbCdEfGhIjKlMnOpQrStUv";

  /** What filters of before took as a purpose. */
  private static final String FORMER_WORD = "[a-z][a-z-]{2,31}|an|ad|pr";

  private final TokenSigner signer = new TokenSigner("q7", new byte[32]);
  private final TokenVerifier verifier =
      new TokenVerifier("medit", Keyset.of(List.of(signer.verificationKey())));

  private static ConsentToken token(Set<String> grants, Map<String, Set<String>> parts) {
    return new ConsentToken("medit", RECORD_ID, NOW - 60, NOW + 15_552_000, 3, grants, parts);
  }

  private static Set<String> codes(String... parts) {
    return Arrays.stream(parts).map(PartCode::of).collect(Collectors.toSet());
  }

  private static Set<String> codes(int count) {
    return codes(IntStream.range(0, count).mapToObj(i -> "vendor-" + i).toArray(String[]::new));
  }

  private String grants(ConsentToken token) {
    String claims =
        new String(Base64.getUrlDecoder().decode(signer.sign(token).split("\\.", -1)[1]), UTF_8);
    return claims.replaceFirst(".*\"grants\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void a_purpose_granted_in_part_comes_back_with_its_parts() {
    ConsentToken token =
        token(
            Set.of("analytics"),
            Map.of(
                "advertising", codes("medit", "hubspot"),
                "social-media", codes("_fbp"),
                "a-purpose-of-thirty-two-letters-", codes("_a", "_b")));

    assertThat(verifier.verify(signer.sign(token), NOW)).isEqualTo(new Accepted(token));
  }

  @Test
  void without_parts_a_token_says_what_it_always_said() {
    ConsentToken token = token(Set.of("analytics", "advertising", "social-media"), Map.of());

    assertThat(grants(token)).isEqualTo("ad an social-media");
    assertThat(grants(token(Set.of(), Map.of()))).isEmpty();
  }

  @Test
  void filters_of_before_see_a_purpose_that_no_policy_has() {
    ConsentToken token =
        token(Set.of("analytics"), Map.of("advertising", codes(12), "preferences", codes("lang")));

    String[] words = grants(token).split(" ", -1);
    assertThat(words).hasSize(5).doesNotHaveDuplicates();
    assertThat(words).allMatch(word -> word.matches(FORMER_WORD));
    assertThat(words).doesNotContain("ad", "advertising", "pr", "preferences").contains("an");
  }

  @Test
  void a_refused_vendor_costs_few_characters() {
    int whole = signer.sign(token(Set.of("analytics", "advertising"), Map.of())).length();
    ConsentToken inPart = token(Set.of("analytics"), Map.of("advertising", codes("medit")));

    assertThat(signer.sign(inPart).length()).isEqualTo(whole + 11);
    assertThat(inPart.grantsLength()).isEqualTo("an ad--abcdef".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ad--",
        "ad--abc",
        "ad--abcdefg",
        "ad--ABCDEF",
        "ad--abcde1",
        "ad--abcdefabcdef",
        "ad--abcdef ad--abcdef",
        "ad ad--abcdef",
        "ad--abcdef ad",
        "advertising ad--abcdef",
        "--abcdef",
        "a--abcdef",
        "a--bcd--abcdef",
        "ad--abcdef ",
        "social--media"
      })
  void what_the_service_never_writes_counts_as_nothing(String grants) {
    assertThat(GrantList.read(grants)).isNull();
  }

  @Test
  void contradictions_and_strange_codes_are_never_signed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> signer.sign(token(Set.of("advertising"), Map.of("advertising", codes("medit")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(token(Set.of(), Map.of("advertising", Set.of("medit")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(token(Set.of(), Map.of("my--own", codes("medit")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(token(Set.of("my--own"), Map.of())));
  }

  @Test
  void a_token_that_no_filter_would_look_at_is_never_signed() {
    assertThat(signer.sign(token(Set.of(), Map.of("advertising", codes(150)))).length())
        .isLessThan(TokenVerifier.MAX_LENGTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer.sign(token(Set.of(), Map.of("advertising", codes(300)))))
        .withMessageContaining("longer");
  }

  @Test
  void a_code_is_six_letters_of_a_hash_that_every_version_computes_alike() {
    assertThat(PartCode.of("medit")).matches("[a-z]{6}").isEqualTo(PartCode.of("medit"));
    assertThat(codes("medit", "hubspot", "_ga", "_ga_*", "_ga*")).hasSize(5);
    assertThat(PartCode.of("advertising-partners")).isEqualTo("hfksqc");
  }
}
