package dev.blotter.database.web;

import static dev.blotter.http.JsonBody.at;
import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
@QuarkusTest
class DatabaseOverHttpTest {

  private static final String MAINTENANCE = "/v1/admin/database/maintenance";
  private static final String PARTITIONS = "/v1/admin/database/partitions";

  @Inject Pool pool;

  private final Client operator = Client.operator();
  private final String thisMonth =
      "domain_events_"
          + YearMonth.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy_MM"));

  @Test
  void a_task_is_queued_done_and_kept() {
    var location = request(UUID.randomUUID(), "VACUUM", "portfolios").extract().header("Location");
    var done = ended(location);
    done.body(at("state", equalTo("DONE")))
        .body(at("actor", equalTo("OPERATOR ops-1")))
        .body(at("bytes_after", notNullValue()));
    Client.auditor()
        .call()
        .get(MAINTENANCE + "/history?limit=100")
        .then()
        .statusCode(200)
        .body(at("items.target", hasItem("portfolios")));
    operator
        .call()
        .delete(location)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("MAINTENANCE_CONFLICT")));
  }

  @Test
  void a_retry_finds_the_task_of_the_first_attempt() {
    var key = UUID.randomUUID();
    var first = request(key, "ANALYZE", "positions").extract().header("Location");
    ended(first);
    assertThat(request(key, "ANALYZE", "positions").extract().header("Location")).isEqualTo(first);
    operator
        .sendAs(key, "{\"task\":\"ANALYZE\",\"target\":\"orders\"}")
        .post(MAINTENANCE)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("MAINTENANCE_CONFLICT")));
  }

  @Test
  void the_history_goes_on_from_page_to_page() {
    for (var table : List.of("users", "quotes", "lanes")) {
      ended(request(UUID.randomUUID(), "ANALYZE", table).extract().header("Location"));
    }
    var first = operator.call().get(MAINTENANCE + "/history?limit=2").then().statusCode(200);
    first.body(at("items.target", equalTo(List.of("lanes", "quotes"))));
    String cursor = first.extract().as(JsonBody.class).at("next_cursor");
    operator
        .call()
        .get(MAINTENANCE + "/history?limit=2&cursor=" + cursor)
        .then()
        .statusCode(200)
        .body(at("items[0].target", equalTo("users")));
  }

  @Test
  void what_runs_and_waits_is_shown_with_the_next_look() {
    Client.auditor()
        .call()
        .get(MAINTENANCE)
        .then()
        .statusCode(200)
        .body(at("queued", notNullValue()))
        .body(at("next_scheduled_at", notNullValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_class", "nothing", "orders; DROP TABLE orders", "idx_orders_user_id"})
  void what_the_service_does_not_have_is_not_vacuumed(String target) {
    operator
        .send("{\"task\":\"VACUUM\",\"target\":\"" + target + "\"}")
        .post(MAINTENANCE)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors[0].pointer", equalTo("/target")));
  }

  @Test
  void tasks_of_other_kinds_are_not_taken() {
    operator
        .send("{\"task\":\"ARCHIVE\",\"target\":\"orders\"}")
        .post(MAINTENANCE)
        .then()
        .statusCode(400);
  }

  @Test
  void only_operators_ask_for_tasks() {
    Client.auditor()
        .send("{\"task\":\"VACUUM\",\"target\":\"orders\"}")
        .post(MAINTENANCE)
        .then()
        .statusCode(403);
    Client.trader(UUID.randomUUID()).call().get(PARTITIONS).then().statusCode(403);
  }

  @Test
  void partitions_are_listed_with_what_lies_ahead() {
    Client.auditor()
        .call()
        .get(PARTITIONS)
        .then()
        .statusCode(200)
        .body(
            at(
                "tables.table",
                equalTo(
                    List.of(
                        "domain_events",
                        "orders",
                        "audit_accesses",
                        "refusals",
                        "clock_samples",
                        "quote_history"))))
        .body(at("tables[0].partitions.name", hasItems(thisMonth)))
        .body(at("tables[0].partitions[0].state", equalTo("ATTACHED")))
        .body(at("tables[0].default_rows", equalTo(0)))
        .body(at("tables[0].ahead_until", startsWith("20")));
  }

  @Test
  void a_partition_that_is_not_next_is_neither_archived_nor_restored() {
    act(thisMonth + "/archive").statusCode(409).body(at("code", equalTo("MAINTENANCE_CONFLICT")));
    act(thisMonth + "/restore").statusCode(409);
    act("domain_events_1999_01/archive").statusCode(404);
    act("orders_default/archive").statusCode(404);
  }

  @Test
  void a_retry_of_a_restore_that_is_done_finds_its_task() {
    var key = UUID.randomUUID();
    var task = UUID.randomUUID();
    await(
        pool.query(
                """
                WITH done AS (
                  INSERT INTO maintenance_tasks (id, task, target, actor_type, actor_id, state,
                    requested_at, ended_at)
                  VALUES ('%s', 'RESTORE', 'domain_events_1999_01', 'OPERATOR', 'ops-1', 'DONE',
                    '2000-01-01', '2000-01-01') RETURNING id)
                INSERT INTO maintenance_keys SELECT 'ops-1:%s', id FROM done"""
                    .formatted(task, key))
            .execute());
    operator
        .call()
        .header("Idempotency-Key", key)
        .post(PARTITIONS + "/domain_events_1999_01/restore")
        .then()
        .statusCode(202)
        .body(at("task_id", equalTo(task.toString())));
    act("domain_events_1999_01/restore").statusCode(404);
  }

  @Test
  void a_task_that_is_not_there_is_not_found() {
    var unknown = MAINTENANCE + "/" + UUID.randomUUID();
    operator.call().get(unknown).then().statusCode(404);
    operator.call().delete(unknown).then().statusCode(404);
  }

  private ValidatableResponse act(String what) {
    return operator
        .call()
        .header("Idempotency-Key", UUID.randomUUID())
        .post(PARTITIONS + "/" + what)
        .then();
  }

  private ValidatableResponse request(UUID key, String task, String target) {
    return operator
        .sendAs(key, "{\"task\":\"%s\",\"target\":\"%s\"}".formatted(task, target))
        .post(MAINTENANCE)
        .then()
        .statusCode(202);
  }

  private ValidatableResponse ended(String location) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> operator.call().get(location).as(JsonBody.class).at("ended_at") != null);
    return operator.call().get(location).then();
  }
}
