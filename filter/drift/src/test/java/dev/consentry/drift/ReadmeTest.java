package dev.consentry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that runs. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_example_is_that_of_a_test() throws IOException {
    Matcher example = JAVA.matcher(Files.readString(Path.of("README.md")));
    String test = Files.readString(Path.of("src/test/java/dev/consentry/drift/ShopTest.java"));

    assertThat(example.find()).isTrue();
    assertThat(test).contains(example.group(1));
    assertThat(example.find()).as("a second example, which nobody runs").isFalse();
  }

  @Test
  void the_message_shown_is_the_one_that_is_given() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(ConsentDriftExtensionTest.MESSAGE);
  }
}
