package dev.blotter.demo;

import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Client;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demo, in the running service and in a hurry. */
@Tag("service")
@QuarkusTest
class DemoTest {

  private static final Duration PACE = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> STATUSES =
      Set.copyOf(Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
  private static final Set<String> SYMBOLS =
      Set.copyOf(Instrument.ALL.stream().map(Instrument::symbol).toList());
  private static final List<String> EVENTS =
      List.of(
          "CashDeposited",
          "DividendPosted",
          "PositionAdjusted",
          "OrderRestated",
          "OrderReinstated",
          "OrderTriggered",
          "OrderUpdated");

  private static final Set<String> CLASSES =
      Set.copyOf(Arrays.stream(OrderClass.values()).map(Enum::name).toList());

  private static final String ORDERS =
      """
      SELECT DISTINCT unnest(ARRAY[status, coalesce(order_group ->> 'order_class', 'SIMPLE')])
      FROM orders WHERE user_id = ANY ($1)""";
  private static final String HAPPENED =
      "SELECT DISTINCT event_type FROM domain_events WHERE user_id = ANY ($1)";

  @TestHTTPResource("/")
  URI service;

  @Inject Pool database;

  private static String token(String role, String subject, Duration ttl) {
    return new Client(role, subject).token();
  }

  private Demo demo(long seed) {
    var address = service.toString();
    return new Demo(
        URI.create(address.substring(0, address.length() - 1)), DemoTest::token, seed, PACE);
  }

  private static List<String> users(List<String> said) {
    return said.stream()
        .map(String::strip)
        .filter(line -> line.matches("[0-9a-f-]{36} .*"))
        .map(line -> line.substring(0, 36))
        .toList();
  }

  /** All that is looked for, and is seen in the read model or in the log at some look. */
  private void see(Set<String> seen, List<String> users) {
    var of = Tuple.of(users.stream().map(UUID::fromString).toArray(UUID[]::new));
    for (var sql : List.of(ORDERS, HAPPENED)) {
      await(database.preparedQuery(sql).execute(of)).forEach(row -> seen.add(row.getString(0)));
    }
  }

  /** Of the orders of these users, as the service shows them. */
  private static Set<String> all(List<String> users, String field) {
    return users.stream()
        .map(user -> "/v1/users/" + user + "/orders?status=all&limit=1000")
        .flatMap(
            path ->
                Client.auditor()
                    .call()
                    .get(path)
                    .jsonPath()
                    .<String>getList("items." + field)
                    .stream())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** What the service shows of that user is what the log says. */
  private static void reconciled(String user) {
    var auditor = Client.auditor();
    var run =
        auditor
            .send("{\"user_id\": \"" + user + "\"}")
            .post("/v1/audit/reconciliations")
            .header("Location");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> auditor.call().get(URI.create(run).getPath()).jsonPath().getString("status"),
            status -> status.equals("CLEAN"));
  }

  @Test
  void orders_come_to_every_status_and_the_next_run_goes_on_with_the_same_accounts()
      throws InterruptedException {
    List<String> said = new CopyOnWriteArrayList<>();
    Set<String> seen = new HashSet<>();
    var first = demo(1);
    var playing = Playing.begin(first, said);
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> users(said).size() == Person.ALL.size());
      var users = users(said);
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                see(seen, users);
                return seen.containsAll(STATUSES)
                    && seen.containsAll(CLASSES)
                    && seen.containsAll(EVENTS);
              });
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> !all(users, "hwm").isEmpty());
    } finally {
      first.stop();
      playing.join();
    }
    assertThat(said).noneMatch(line -> line.startsWith("Round"));
    users(said).forEach(DemoTest::reconciled);
    goesOn(said);
  }

  /** Other tests count what hangs. */
  @AfterEach
  void leave_nothing_active() {
    for (var symbol : SYMBOLS) {
      var active = Client.operator().call().get("/v1/orders?limit=1000&symbol=" + symbol);
      for (var id : active.jsonPath().getList("items.order_id", String.class)) {
        Client.venue()
            .send("{\"exec_type\":\"CANCELED\",\"exec_id\":\"tidy-%s\"}".formatted(id))
            .post("/v1/orders/" + id + "/executions");
      }
    }
  }

  private void goesOn(List<String> before) throws InterruptedException {
    List<String> said = new CopyOnWriteArrayList<>();
    var next = demo(2);
    var playing = Playing.begin(next, said);
    Awaitility.await().atMost(PATIENCE).until(() -> !users(said).isEmpty());
    next.stop();
    playing.join();
    assertThat(users(said)).isEqualTo(users(before));
    assertThat(Stream.of("/audit", "/q/swagger-ui", "/v1/events/stream"))
        .allMatch(path -> said.stream().anyMatch(line -> line.contains(service.getPort() + path)));
  }
}
