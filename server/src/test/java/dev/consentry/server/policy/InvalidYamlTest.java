package dev.consentry.server.policy;

import static dev.consentry.server.policy.Definitions.problemsOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidYamlTest {
  private static final String TYPED = "aZ09 \n\t\0:;,-?*&!|>'\"%@`{}[]#\\\u00ff";

  @Test
  void is_refused_when_it_is_not_utf_8() {
    byte[] bytes = "site: smallest\nname: caf\u00e9\n".getBytes(ISO_8859_1);
    assertThat(problemsOf(bytes))
        .containsExactly("smallest.yaml:2: not UTF-8; save the file in UTF-8");
  }

  @Test
  void is_refused_when_it_ends_within_a_character() {
    byte[] bytes = {'a', '\n', (byte) 0xED, (byte) 0x95};
    assertThat(problemsOf(bytes))
        .containsExactly("smallest.yaml:2: not UTF-8; save the file in UTF-8");
  }

  @Test
  void is_refused_when_it_is_larger_than_256_KiB() {
    assertThat(problemsOf(new byte[256 * 1024 + 1]))
        .containsExactly(
            "smallest.yaml:1: the file has 262145 bytes; at most 262144 are read: make it smaller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n"})
  void is_refused_when_nothing_is_in_it(String text) {
    assertThat(problemsOf(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words", "[a, list]"})
  void is_refused_when_it_has_no_keys(String text) {
    assertThat(problemsOf(text))
        .containsExactly(
            "smallest.yaml:1: write keys with values here, as the reference of definitions shows");
  }

  @Test
  void is_refused_when_it_is_not_yaml() {
    assertThat(problemsOf("site: smallest\nname: [a\ntitle: b\n"))
        .singleElement()
        .asString()
        .startsWith("smallest.yaml:3: not YAML that can be read: ");
  }

  @Test
  void is_refused_when_it_has_a_character_that_yaml_does_not_allow() {
    assertThat(problemsOf("site: smallest\nname: a\u0007b\n"))
        .containsExactly("smallest.yaml:2: a character that YAML does not allow; remove it");
  }

  @Test
  void is_refused_when_it_has_a_second_document() {
    assertThat(problemsOf(Definitions.smallest() + "---\nsite: other\n"))
        .singleElement()
        .asString()
        .contains("expected a single document");
  }

  @Test
  void is_refused_when_it_has_an_alias() {
    String text = Definitions.smallest("name: Smallest\ndomains", "name: &n Smallest\ndomains");
    text = Definitions.bent(text, "title: {en: Your choice, ko: 선택}", "title: {en: *n, ko: 선택}");
    assertThat(problemsOf(text))
        .containsExactly(
            "smallest.yaml:8: the alias *n is not read here; write out what it stands for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "{a: "})
  @Timeout(5)
  void is_refused_soon_when_it_nests_without_end(String opening) {
    assertThat(problemsOf(opening.repeat(YamlDocument.MOST_BYTES / opening.length()))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%YAML 99999999999.1\n---\na: b",
        "%TAG ! tag:\n---\n!a b: c",
        "a: \"\\UFFFFFFFF\"",
        "a: !!java.net.URL [https://a.example/]",
        "a: !!int x",
        "<<: {a: b}",
        "? {a: b}\n: c",
        "a: &a [*a]"
      })
  void is_refused_when_it_plays_with_yaml(String text) {
    assertThat(problemsOf(text)).isNotEmpty();
  }

  @Test
  void is_refused_when_an_escape_names_no_character() {
    assertThat(problemsOf("site: smallest\nname: \"\\UFFFFFFFF\"\n"))
        .containsExactly("smallest.yaml:2: an escape \\U that names no character; mend it");
  }

  @Test
  @Timeout(60)
  void is_read_or_refused_whatever_was_typed() {
    Random random = new Random(7);
    byte[] whole = Definitions.bytes("smallest");
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] typed = whole.clone();
      for (int slip = random.nextInt(3); slip >= 0; slip--) {
        typed[random.nextInt(typed.length)] = (byte) TYPED.charAt(random.nextInt(TYPED.length()));
      }
      refused += isRefused(typed) ? 1 : 0;
    }
    assertThat(refused).isBetween(1000, 2999);
  }

  /** Any other exception is the test's failure. */
  private static boolean isRefused(byte[] bytes) {
    try {
      assertThat(new DefinitionReader().read("smallest.yaml", bytes).cookies()).isNotEmpty();
      return false;
    } catch (InvalidDefinitionException e) {
      assertThat(e.problems()).isNotEmpty();
      return true;
    }
  }
}
