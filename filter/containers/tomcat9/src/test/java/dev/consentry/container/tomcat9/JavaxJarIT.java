package dev.consentry.container.tomcat9;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.ConsentFilter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;

/** The twin holds what the jar holds, in javax and in nothing else. */
class JavaxJarIT {
  private static final Path JAR =
      Path.of(ConsentFilter.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  /** What is loaded only where its framework or container is, and the shaded libraries. */
  private static final List<String> ELSEWHERE =
      List.of(
          "dev/consentry/filter/spring/",
          "dev/consentry/filter/guard/",
          "dev/consentry/filter/metrics/MicrometerMeters",
          "dev/consentry/filter/shaded/");

  @Test
  void the_tests_run_with_the_twin_in_tomcat_9() {
    assertThat(JAR.getFileName().toString()).endsWith("-javax.jar");
    assertThat(ServerInfo.getServerNumber()).startsWith("9.");
    assertThat(javax.servlet.Filter.class).isAssignableFrom(ConsentFilter.class);
  }

  @Test
  void no_class_names_a_jakarta_servlet_type_or_attribute() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<JarEntry> classes =
          jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
      assertThat(classes).hasSizeGreaterThan(100);
      assertThat(classes.stream().filter(entry -> holds(jar, entry, "javax/servlet"))).isNotEmpty();
      assertThat(
              classes.stream()
                  .filter(
                      entry ->
                          holds(jar, entry, "jakarta/servlet")
                              || holds(jar, entry, "jakarta.servlet"))
                  .map(JarEntry::getName))
          .isEmpty();
    }
  }

  /** Also those that know methods of Servlet 5 and 6. */
  @Test
  void every_class_links_with_servlet_4() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith("dev/consentry/filter/") && name.endsWith(".class"))
              .filter(name -> ELSEWHERE.stream().noneMatch(name::startsWith))
              .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
              .toList();
      assertThat(names).hasSizeGreaterThan(60).allSatisfy(JavaxJarIT::links);
    }
  }

  private static void links(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name, true, JavaxJarIT.class.getClassLoader());
    assertThat(type.getDeclaredMethods().length + type.getDeclaredFields().length).isNotNegative();
  }

  private static boolean holds(JarFile jar, JarEntry entry, String text) {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), ISO_8859_1).contains(text);
    } catch (IOException unreadable) {
      throw new IllegalStateException(entry.getName(), unreadable);
    }
  }

  @Test
  void the_initializer_is_listed_under_its_javax_name_only() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(
              jar.stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/")))
          .containsExactly("META-INF/services/javax.servlet.ServletContainerInitializer");
      JarEntry list =
          jar.getJarEntry("META-INF/services/javax.servlet.ServletContainerInitializer");
      assertThat(new String(jar.getInputStream(list).readAllBytes(), UTF_8).strip())
          .isEqualTo("dev.consentry.filter.ConsentFilterInitializer");
    }
  }

  @Test
  void but_for_that_name_it_holds_the_same_files_as_the_jar() throws IOException {
    Path original = JAR.resolveSibling(JAR.getFileName().toString().replace("-javax", ""));
    assertThat(Files.exists(original)).isTrue();
    try (JarFile twin = new JarFile(JAR.toFile());
        JarFile jakarta = new JarFile(original.toFile())) {
      assertThat(twin.stream().map(JarEntry::getName).sorted())
          .containsExactlyElementsOf(
              jakarta.stream()
                  .map(entry -> entry.getName().replace("jakarta.servlet.", "javax.servlet."))
                  .sorted()
                  .toList());
    }
  }
}
