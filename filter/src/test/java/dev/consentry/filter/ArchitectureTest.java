package dev.consentry.filter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows of the design: which room may touch which. */
class ArchitectureTest {
  private static final String ROOT = "dev.consentry.filter";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "token, ''",
    "cookie, ''",
    "report, ''",
    "metrics, ''",
    "policy, cookie token",
    "decision, policy token cookie",
    "servlet, decision cookie",
    "guard, servlet decision cookie",
    "page, ''",
    "endpoint, token policy page",
    "spring, ENTRY",
  })
  void a_room_touches_only_the_rooms_that_it_may(String room, String others) {
    List<String> allowed = new ArrayList<>(List.of(ROOT + "." + room));
    for (String other : others.split(" ", -1)) {
      allowed.add("ENTRY".equals(other) ? ROOT : ROOT + "." + other);
    }
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are of its own rooms " + allowed + " or of no room",
                type ->
                    !type.getPackageName().startsWith(ROOT)
                        || allowed.contains(type.getPackageName())))
        .check(CLASSES);
  }

  @Test
  void the_servlet_api_is_known_to_the_entry_the_wrappers_and_the_guards_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".servlet", ROOT + ".guard..", ROOT + ".spring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.servlet..")
        .check(CLASSES);
  }

  @Test
  void spring_is_known_to_its_own_room_only_and_that_room_to_nobody() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".spring")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", ROOT + ".spring")
        .check(CLASSES);
  }

  @Test
  void micrometer_is_known_to_the_class_of_its_meters_only() {
    noClasses()
        .that()
        .haveSimpleNameNotContaining("MicrometerMeters")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({"cookie", "report", "page"})
  void a_room_of_the_jdk_alone_uses_nothing_else(String room) {
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.management..", ROOT + "." + room, "org.jspecify..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({"decision", "cookie"})
  void a_pure_room_has_no_clock_and_does_no_input_or_output(String room) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  /** By default Jackson keeps its buffers in threads: the container's, which outlive the webapp. */
  @Test
  void nothing_reads_or_writes_json_with_buffers_that_stay_in_threads() {
    noClasses()
        .should()
        .accessField(JSON.class, "std")
        .orShould()
        .callConstructor(JsonFactory.class)
        .check(CLASSES);
  }

  @Test
  void rooms_have_no_cycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
