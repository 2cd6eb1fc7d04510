package dev.consentry.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.consentry.filter.PublicSuffixList;
import dev.consentry.filter.cookie.PublicSuffixes;
import dev.consentry.filter.token.TokenSigner;
import dev.consentry.server.problem.Problem;
import io.micronaut.data.repository.GenericRepository;
import org.junit.jupiter.api.Test;

/** Holds the arrows of the house: which room may touch which. */
class ArchitectureTest {
  private static final String ROOT = "dev.consentry.server";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(
              location -> !location.contains("$Definition") && !location.contains("$Introspection"))
          .importPackages(ROOT);

  @Test
  void there_is_something_to_look_at() {
    assertThat(CODE).hasSizeGreaterThan(80);
  }

  @Test
  void rooms_form_no_cycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void of_the_filter_the_service_knows_the_token_room_and_the_public_suffixes_only() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.consentry.filter..")
                .and(not(resideInAPackage("dev.consentry.filter.token..")))
                .and(not(belongToAnyOf(PublicSuffixList.class, PublicSuffixes.class))))
        .check(CODE);
  }

  @Test
  void private_keys_stay_in_the_token_room() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".token..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(TokenSigner.class)
        .check(CODE);
  }

  @Test
  void jurisdictions_are_pure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".jurisdiction..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + ".jurisdiction..", "java..", "org.jspecify..")
        .check(CODE);
  }

  @Test
  void only_controllers_gates_and_problems_know_http() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .resideOutsideOfPackage(ROOT + ".problem..")
        .and()
        .haveSimpleNameNotEndingWith("Controller")
        .and()
        .haveSimpleNameNotEndingWith("Gate")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micronaut.http..")
        .check(CODE);
  }

  @Test
  void errors_are_made_in_the_problem_room_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".problem..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Problem.class)
        .check(CODE);
  }

  @Test
  void controllers_reach_the_database_through_operations_and_stores() {
    noClasses()
        .that(simpleNameEndingWith("Controller"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "io.micronaut.data..")
        .check(CODE);
  }

  @Test
  void stores_on_jdbc_are_known_by_their_interface_only() {
    classes()
        .that()
        .haveSimpleNameStartingWith("Jdbc")
        .or()
        .areAssignableTo(GenericRepository.class)
        .should()
        .notHaveModifier(JavaModifier.PUBLIC)
        .check(CODE);
  }

  @Test
  void time_comes_from_the_clock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }
}
