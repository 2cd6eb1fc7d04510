package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final Pattern USE = Pattern.compile("\\btext\\.(\\w+)");

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko", "ja", "zh"})
  void every_language_has_every_text(String language) {
    assertThat(Texts.in(language)).hasSameSizeAs(Texts.in("en"));
    assertThat(Texts.in(language)).containsOnlyKeys(Texts.in("en").keySet());
    assertThat(Texts.in(language).values()).noneMatch(String::isBlank);
    assertThat(Texts.in(language).get("greeting")).contains("{0}");
  }

  @Test
  void texts_are_translated() {
    Stream.of("ko", "ja", "zh")
        .forEach(
            language ->
                assertThat(Texts.in(language))
                    .as(language)
                    .doesNotContainEntry("cookieSettings", Texts.in("en").get("cookieSettings"))
                    .doesNotContainEntry("home", Texts.in("en").get("home")));
  }

  @Test
  void pages_use_only_texts_that_exist() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF"))) {
      files
          .filter(file -> file.toString().matches(".*\\.(jsp|tag)"))
          .forEach(file -> USE.matcher(read(file)).results().forEach(m -> used.add(m.group(1))));
    }

    assertThat(used).hasSizeGreaterThan(15);
    assertThat(Texts.in("en").keySet()).containsAll(used);
  }

  @Test
  void a_language_without_texts_is_refused() {
    assertThatThrownBy(() -> Texts.in("fr")).hasMessageContaining("fr");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
