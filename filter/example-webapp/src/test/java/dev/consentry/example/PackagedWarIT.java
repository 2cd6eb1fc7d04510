package dev.consentry.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What was added for Consentry: one jar and two settings. */
class PackagedWarIT {
  @Test
  void holds_the_filter_jar_and_nothing_that_came_along_with_it() throws IOException {
    try (ZipFile war = new ZipFile("target/consentry-example-webapp.war")) {
      List<String> jars =
          war.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
              .map(name -> name.substring("WEB-INF/lib/".length()).replaceAll("-\\d.*", ""))
              .toList();

      assertThat(jars)
          .containsExactlyInAnyOrder(
              "consentry-filter", "jakarta.servlet.jsp.jstl", "jakarta.servlet.jsp.jstl-api");
    }
  }

  @Test
  void names_no_filter_and_exactly_two_settings_of_consentry() throws IOException {
    try (ZipFile war = new ZipFile("target/consentry-example-webapp.war")) {
      ZipEntry descriptor = war.getEntry("WEB-INF/web.xml");
      String text = new String(war.getInputStream(descriptor).readAllBytes(), UTF_8);

      assertThat(text)
          .doesNotContain("<filter")
          .contains("<param-name>consentry.service</param-name>")
          .contains("<param-name>consentry.site</param-name>");
      assertThat(text.split("<param-name>consentry\\.", -1)).hasSize(3);
    }
  }
}
