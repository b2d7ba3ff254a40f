package dev.blotter.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each room imports only what its line of the table allows. */
class RoomsTest {
  private static final String ROOT = MainClasses.ROOT;
  private static final Map<String, List<String>> MAY_IMPORT = table();

  private static Map<String, List<String>> table() {
    Map<String, List<String>> rooms = new TreeMap<>();
    rooms.put("kernel", List.of());
    rooms.put("json", List.of("kernel"));
    rooms.put("job", List.of());
    rooms.put("eventlog", List.of("kernel", "json", "database"));
    rooms.put("command", List.of("kernel", "json", "eventlog"));
    rooms.put("projection", List.of("kernel", "json", "job", "database", "eventlog"));
    rooms.put("database", List.of("kernel", "job"));
    rooms.put("verifier", List.of());
    rooms.put("ledger", List.of("kernel", "json", "job", "database", "eventlog"));
    rooms.put("marketdata", List.of("kernel", "json", "job", "database"));
    rooms.put("http", List.of("kernel", "json", "eventlog", "command", "projection", "database"));
    rooms.put("position", feature());
    rooms.put("portfolio", feature("position"));
    rooms.put("order", feature());
    rooms.put("user", feature("job", "portfolio"));
    rooms.put("trading", feature("job", "user", "portfolio", "order", "position", "marketdata"));
    rooms.put("audit", feature("ledger", "user", "portfolio", "order", "position"));
    rooms.put("activity", feature("portfolio", "order", "position"));
    rooms.put("reconcile", feature("job", "user", "portfolio", "order", "position"));
    rooms.put("risk", feature("order", "portfolio", "position", "marketdata"));
    rooms.put("clock", List.of("kernel", "job", "database", "eventlog", "projection"));
    rooms.put("stream", List.of("kernel", "json", "eventlog"));
    rooms.put("relay", List.of("kernel", "job", "eventlog"));
    rooms.put("page", List.of());
    rooms.put("demo", List.of());
    return rooms;
  }

  private static List<String> feature(String... others) {
    List<String> rooms = new ArrayList<>(List.of("kernel", "json", "database", "eventlog"));
    rooms.addAll(List.of("command", "projection"));
    rooms.addAll(List.of(others));
    return rooms;
  }

  static Stream<String> rooms() {
    return MAY_IMPORT.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void imports_only_what_it_may(String room) {
    List<String> allowed = new ArrayList<>(List.of(packageOf(room)));
    MAY_IMPORT.get(room).forEach(other -> allowed.add(packageOf(other)));
    classes()
        .that()
        .resideInAPackage(packageOf(room))
        .and()
        .resideOutsideOfPackage(ROOT + "..web..")
        .should()
        .onlyDependOnClassesThat(new OutsideOrIn(ROOT, allowed))
        .allowEmptyShould(true)
        .check(MainClasses.ALL);
  }

  @Test
  void every_room_stands_in_the_table() {
    List<String> rooms =
        MainClasses.ALL.getPackage(ROOT).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .filter(room -> !room.equals("app")) // which may import all
            .toList();
    assertThat(MAY_IMPORT.keySet()).containsAll(rooms);
  }

  private static String packageOf(String room) {
    return ROOT + "." + room + "..";
  }
}
