package dev.blotter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.DomainEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = MainClasses.ROOT;
  private static final String[] FRAMEWORKS = {
    "io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.hibernate..", "org.eclipse.."
  };

  /** What decides and what is decided: it must give the same result for ever. */
  private static final DescribedPredicate<JavaClass> DOMAIN =
      assignableTo(Aggregate.class)
          .or(assignableTo(DomainEvent.class))
          .or(assignableTo(Command.class))
          .and(resideOutsideOfPackage(ROOT + ".http.."))
          .as("aggregates, events and commands");

  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(ROOT + ".order", ROOT + ".position", ROOT + ".portfolio")
          .and(not(SqlRooms.READ_MODELS))
          .as("orders, positions and portfolios");

  static final ArchRule kernel_is_plain_java =
      classes()
          .that()
          .resideInAPackage(ROOT + ".kernel..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".kernel..");

  static final ArchRule the_domain_knows_no_framework =
      noClasses().that(DOMAIN).should().dependOnClassesThat().resideInAnyPackage(FRAMEWORKS);

  static final ArchRule orders_positions_and_portfolios_are_pure =
      noClasses().that(PURE).should().dependOnClassesThat().resideInAnyPackage(FRAMEWORKS);

  static final ArchRule the_domain_never_reads_clock_randomness_or_environment =
      noClasses()
          .that(DOMAIN.or(PURE))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  static final ArchRule events_and_commands_are_records_of_a_sealed_family =
      classes()
          .that(assignableTo(DomainEvent.class).or(assignableTo(Command.class)))
          .and()
          .areNotInterfaces()
          .should()
          .beRecords();

  static final ArchRule features_are_free_of_cycles =
      slices().matching(ROOT + ".(*)").should().beFreeOfCycles();

  static final ArchRule nobody_knows_the_web_of_a_feature =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "..web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "..web..");

  static final ArchRule the_web_of_a_feature_knows_no_other_web =
      slices().matching(ROOT + ".(*).web..").should().notDependOnEachOther();

  static final ArchRule only_stores_touch_the_sql_client =
      noClasses()
          .that(resideInAPackage(ROOT + "..").and(SqlRooms.NOT_ALLOWED))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx.mutiny.sqlclient..",
              "io.vertx.sqlclient..",
              "io.vertx.pgclient..",
              "io.vertx.mutiny.pgclient..");

  static final ArchRule nobody_blocks_the_event_loop =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app..")
          .should()
          .callMethod(Uni.class, "await")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.smallrye.common.annotation.Blocking");

  static final ArchRule resources_answer_with_uni_or_multi =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Path.class)
          .and()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .haveRawReturnType(assignableTo(Uni.class).or(assignableTo(Multi.class)));

  static final ArchRule money_is_never_a_binary_float =
      fields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  ROOT + ".kernel..",
                  ROOT + ".order..",
                  ROOT + ".position..",
                  ROOT + ".portfolio..",
                  ROOT + ".trading..",
                  ROOT + ".marketdata.."))
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(float.class);

  static final ArchRule decimals_are_not_made_from_binary_floats =
      noClasses().should().callConstructor(BigDecimal.class, double.class);

  static final ArchRule nothing_is_injected_into_fields =
      fields().should().notBeAnnotatedWith(Inject.class);

  static final ArchRule nobody_prints_to_the_standard_streams =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  static final ArchRule names_say_what_a_thing_is =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)");

  static final ArchRule every_resource_says_what_it_produces =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(Produces.class)
          .because("else what a client accepts decides how an answer is written");

  @TestFactory
  Stream<DynamicTest> the_architecture_is_as_it_is_meant() {
    return Stream.of(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(
            field ->
                DynamicTest.dynamicTest(field.getName(), () -> rule(field).check(MainClasses.ALL)));
  }

  private static ArchRule rule(Field field) throws IllegalAccessException {
    return (ArchRule) field.get(null);
  }
}
