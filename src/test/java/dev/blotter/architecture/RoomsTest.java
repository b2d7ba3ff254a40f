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
  private static final String WEB = ".web..";
  private static final Map<String, List<String>> MAY_IMPORT = table();

  /** What the resources of a room may import beside the room itself, http and the kernel. */
  private static final Map<String, List<String>> WEB_MAY_IMPORT = web();

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
    rooms.put("stream", List.of("kernel", "json", "job", "eventlog"));
    rooms.put("relay", List.of("kernel", "job", "eventlog"));
    rooms.put("page", List.of());
    rooms.put("demo", List.of());
    return rooms;
  }

  private static Map<String, List<String>> web() {
    Map<String, List<String>> rooms = new TreeMap<>();
    Stream.of("clock", "marketdata", "reconcile", "trading")
        .forEach(room -> rooms.put(room, List.of()));
    Stream.of("activity", "database", "ledger", "projection")
        .forEach(room -> rooms.put(room, List.of("eventlog")));
    rooms.put("order", List.of("command", "eventlog", "projection", "trading"));
    rooms.put("portfolio", List.of("marketdata"));
    rooms.put("position", with("order", "portfolio", "marketdata", "trading"));
    rooms.put("risk", List.of("marketdata"));
    rooms.put("user", List.of("eventlog", "portfolio"));
    // Shows what was changed as it stands now.
    rooms.put("stream", with("order", "position", "portfolio", "marketdata"));
    // Replays whatever there is as of any moment.
    rooms.put(
        "audit", with("json", "ledger", "order", "position", "portfolio", "marketdata", "risk"));
    return rooms;
  }

  private static List<String> with(String... others) {
    return Stream.concat(Stream.of("eventlog", "projection"), Stream.of(others)).toList();
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
        .check(MainClasses.ALL);
  }

  static Stream<String> rooms_with_resources() {
    return WEB_MAY_IMPORT.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms_with_resources")
  void resources_import_only_what_they_may(String room) {
    List<String> allowed = new ArrayList<>(List.of(packageOf(room)));
    List.of("kernel", "http").forEach(other -> allowed.add(packageOf(other)));
    WEB_MAY_IMPORT.get(room).forEach(other -> allowed.add(packageOf(other)));
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room + WEB)
        .should()
        .onlyDependOnClassesThat(new OutsideOrIn(ROOT, allowed))
        .check(MainClasses.ALL);
  }

  @Test
  void the_resources_of_every_room_stand_in_the_table() {
    var rooms =
        MainClasses.ALL.getPackage(ROOT).getSubpackages().stream()
            .filter(room -> MainClasses.ALL.containPackage(room.getName() + ".web"))
            .map(JavaPackage::getRelativeName)
            .toList();
    assertThat(WEB_MAY_IMPORT.keySet()).containsExactlyInAnyOrderElementsOf(rooms);
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
