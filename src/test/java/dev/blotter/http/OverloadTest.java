package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.command.CommandGate;
import dev.blotter.command.Priority;
import dev.blotter.kernel.Lane;
import dev.blotter.testing.OwnConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A service whose log takes nothing for a while, so that commands wait. */
@Tag("service")
@QuarkusTest
class OverloadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject CommandGate gate;
  @Inject MeterRegistry metrics;

  @TestHTTPResource(value = "/", management = true)
  URL management;

  private Account account;
  private UUID user;
  private OwnConnection holder;

  @BeforeEach
  void open_an_account() {
    account = Account.withCash("10000.00");
    user = account.userId();
    holder = new OwnConnection();
  }

  @AfterEach
  void let_go() {
    holder.close();
  }

  @Test
  void new_orders_are_refused_while_commands_wait_cancels_are_taken_and_nothing_is_lost() {
    String old = place("old").then().statusCode(201).extract().as(JsonBody.class).at("order_id");
    var held = holdUp();

    refused(place("refused"));
    refused(account.trader().send("neither read nor checked").post(account.path("/orders")));
    account.get("/orders").then().statusCode(200).body(at("items", hasSize(1)));
    var cancelled = begin(() -> account.trader().call().delete("/v1/orders/" + old));
    await(() -> inside() >= 3);
    assertThat(held.getLast()).isNotDone();

    holder.execute("ROLLBACK");
    held.forEach(order -> answer(order).then().statusCode(201));
    answer(cancelled).then().statusCode(202);
    await(() -> !refuses());
    place("refused").then().statusCode(201);
    account.get("/orders").then().body(at("items", hasSize(4)));
  }

  @Test
  void who_closes_a_position_waits_where_new_orders_are_refused() {
    String held = place("held").then().statusCode(201).extract().as(JsonBody.class).at("order_id");
    Account.trade(held, "e1", "1", "10").then().statusCode(200);
    holdUp();
    refused(place("refused"));
    var closing = begin(() -> account.trader().call().delete(account.path("/positions/AAPL")));
    await(() -> inside() >= 3);

    holder.execute("ROLLBACK");
    answer(closing).then().statusCode(201).body(at("side", equalTo("SELL")));
  }

  @Test
  void what_is_refused_is_counted_under_the_path_of_its_resource() {
    var held = holdUp();
    refused(place("refused"));
    holder.execute("ROLLBACK");
    held.forEach(OverloadTest::answer);
    var port = management.getPort();
    var shown = RestAssured.get("http://localhost:" + port + "/q/metrics").asString();
    assertThat(shown)
        .containsPattern("blotter_command_refused_total\\{reason=\"wait\"} [1-9]")
        .containsPattern(
            "http_server_requests_seconds_count\\{.*status=\"503\",uri=\"/v1/users/\\{user_id}/orders\"")
        .doesNotContain(user.toString());
  }

  /** Lets the log take nothing: one order is on its way there, and another waits for it. */
  private List<CompletableFuture<Response>> holdUp() {
    holder.execute(
        "BEGIN; SELECT pg_advisory_xact_lock('lanes'::regclass::oid::integer, %d)"
            .formatted(Lane.of(user)));
    var inFlight = begin(() -> place("in flight"));
    await(() -> inside() >= 1);
    var waiting = begin(() -> place("waiting"));
    await(this::refuses);
    return List.of(inFlight, waiting);
  }

  private void refused(Response response) {
    response
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", matchesPattern("[1-9]|10"))
        .header("Correlation-Id", notNullValue())
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .body(at("code", equalTo("OVERLOADED")), at("retryable", equalTo(true)))
        .body(at("trace_id", notNullValue()));
  }

  private boolean refuses() {
    return gate.refuse(user, Priority.NEW_RISK).isPresent();
  }

  /** How many commands wait or are in flight. */
  private double inside() {
    return metrics.get("blotter.command.waiting").gauge().value();
  }

  private Response place(String clientOrderId) {
    return account.buy(clientOrderId.replace(' ', '-'), "AAPL", "1", "10");
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(condition);
  }

  private static CompletableFuture<Response> begin(Supplier<Response> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }

  private static Response answer(CompletableFuture<Response> response) {
    return response.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
