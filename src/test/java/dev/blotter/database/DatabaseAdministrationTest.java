package dev.blotter.database;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Those who look after the service see over HTTP how its database does. */
@Tag("service")
@QuarkusTest
class DatabaseAdministrationTest {
  private static final String BASE = "/v1/admin/database/";

  private static ValidatableResponse get(String path) {
    return Client.operator().call().get(BASE + path).then();
  }

  private static ValidatableResponse explain(String json) {
    return Client.operator().send(json).post(BASE + "explain").then();
  }

  @Test
  void indexes_can_be_searched_and_sorted() {
    get("indexes").statusCode(200).body(at("name", hasItem("idx_users_email")));
    get("indexes?redundant=true")
        .statusCode(200)
        .body(at("name", hasItem("idx_users_email")))
        .body(at("redundant_to", everyItem(notNullValue())))
        .body(at("recommendation", everyItem(equalTo("DROP"))));
    get("indexes?unused=true&table=users").body(at("unused", everyItem(equalTo(true))));
    List<Integer> sizes =
        get("indexes?order_by=size").extract().jsonPath().getList("size_bytes", Integer.class);
    assertThat(sizes).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void tables_and_pool_are_shown() {
    get("tables").statusCode(200).body(at("table", hasItem("domain_events")));
    get("pool")
        .statusCode(200)
        .body(at("limits.pool_size", equalTo(20)))
        .body(at("limits.max_overflow", equalTo(40)))
        .body(at("limits.max_size", equalTo(60)))
        .body(at("limits.unhurried", equalTo(8)))
        .body(at("limits.max_waiting", equalTo(480)))
        .body(at("limits.max_lifetime_ms", equalTo(3_600_000)))
        .body(at("limits.idle_timeout_ms", equalTo(30_000)))
        .body(at("live.size", greaterThan(0)))
        .body(at("live.completed", greaterThan(0)))
        .body(at("live.queue_delay.p99_ms", notNullValue()))
        .body(at("unhurried.active", greaterThanOrEqualTo(0)))
        .body(at("server.connections", greaterThan(0)))
        .body(at("server.max_connections", greaterThanOrEqualTo(100)));
  }

  @Test
  void slow_statements_are_shown_with_their_plans() {
    var id = UUID.randomUUID();
    Client.operator().call().get("/v1/users/" + id).then().statusCode(404);
    get("slow-queries?limit=3&order_by=total").body("size()", lessThanOrEqualTo(3));
    var path = get("slow-queries?limit=500&order_by=calls&plan=true").statusCode(200);
    String ofUser = "find { it.query.contains('FROM users WHERE lane = $1 AND id = $2') }";
    path.body(ofUser + ".calls", greaterThan(0))
        .body(ofUser + ".plan.Plan.'Node Type'", notNullValue());
    String queryId = path.extract().path(ofUser + ".query_id");
    get("slow-queries/" + queryId + "/plan").statusCode(200).body(at("Plan", notNullValue()));
    get("slow-queries/1234567/plan").statusCode(404);
    get("slow-queries/99999999999999999999/plan").statusCode(400);
  }

  @Test
  void what_is_no_select_is_not_explained() {
    Account.withCash("1.00");
    String queryId =
        get("slow-queries?limit=500")
            .extract()
            .path("find { it.query.startsWith('INSERT INTO users') }.query_id");
    get("slow-queries/" + queryId + "/plan")
        .statusCode(409)
        .body(at("code", equalTo("DATABASE_FEATURE_MISSING")));
  }

  @Test
  void an_operator_begins_the_counts_anew_and_an_auditor_does_not() {
    Client.auditor().call().post(BASE + "slow-queries/reset").then().statusCode(403);
    Client.operator().call().post(BASE + "slow-queries/reset").then().statusCode(204);
  }

  @Test
  void a_named_query_is_explained_with_its_index() {
    get("explain").statusCode(200).body(at("name", hasItem("orders-of-user")));
    explain("{\"query\": \"order-by-id\"}")
        .statusCode(200)
        .body(at("sql", containsString("FROM orders WHERE lane = $1 AND id = $2")))
        .body(at("result.partitions[0].table", equalTo("orders")))
        .body(at("result.partitions[0].touched", equalTo(1)))
        .body(at("result.partitions[0].pruned", greaterThan(0)))
        .body(at("planned", equalTo("FOR_ANY_VALUES")));
    explain("{\"query\": \"orders-of-user\", \"planned\": \"FOR_ITS_VALUES\"}")
        .statusCode(200)
        .body(at("planned", equalTo("FOR_ITS_VALUES")));
    explain("{\"query\": \"events-of-type\"}")
        .statusCode(200)
        .body(at("planned", equalTo("FOR_ITS_VALUES")));
    explain("{\"query\": \"portfolio-of-user\", \"analyze\": true}")
        .statusCode(200)
        .body("result.plan.'Execution Time'", notNullValue())
        .body("result.plan.Plan.'Actual Loops'", notNullValue());
  }

  @Test
  void an_address_is_never_explained_since_it_could_end_in_the_server_s_log() {
    explain("{\"query\": \"user-by-email\", \"parameters\": {\"email\": \"ada@example.com\"}}")
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/parameters/email")));
    explain("{\"query\": \"user-by-email\", \"analyze\": true}")
        .statusCode(200)
        .body(at("sql", containsString("email=$1")));
  }

  @Test
  void no_other_query_is_explained() {
    explain("{\"query\": \"SELECT 1\"}").statusCode(400).body(at("field", equalTo("query")));
    explain("{\"query\": \"orders-of-user\", \"sql\": \"SELECT 1\"}").statusCode(400);
    explain("{\"query\": \"orders-of-user\", \"parameters\": {\"limit\": \"x\"}}").statusCode(400);
    explain("{\"query\": \"orders-of-user\", \"parameters\": {\"limit\": -1}}").statusCode(400);
    explain("{\"query\": \"orders-of-user\", \"parameters\": {\"foo\": 1}}").statusCode(400);
    explain("{\"query\": \"order-by-id\", \"parameters\": {\"order_id\": null}}").statusCode(400);
    explain("{}").statusCode(400);
  }

  @Test
  void wrong_parameters_are_refused() {
    for (var path :
        List.of(
            "indexes?unused=maybe",
            "indexes?order_by=colour",
            "slow-queries?limit=0",
            "slow-queries?order_by=colour")) {
      get(path).statusCode(400).body(at("code", equalTo("INVALID_PARAMETER")));
    }
  }

  @Test
  void traders_and_venues_see_nothing_of_it() {
    for (var path : List.of("indexes", "tables", "pool", "slow-queries", "explain")) {
      Client.venue().call().get(BASE + path).then().statusCode(403);
      Client.trader(UUID.randomUUID()).call().get(BASE + path).then().statusCode(403);
      Client.auditor().call().get(BASE + path).then().statusCode(200);
    }
  }
}
