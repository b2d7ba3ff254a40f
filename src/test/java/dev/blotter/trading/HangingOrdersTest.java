package dev.blotter.trading;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order whose venue says nothing is seen, and an operator says what the venue did. */
@Tag("service")
@QuarkusTest
class HangingOrdersTest {

  @Inject HangingOrders hanging;
  @Inject MeterRegistry registry;

  private Account ada;
  private String symbol;
  private String order;

  @BeforeEach
  void place() {
    ada = Account.withCash("1000.00");
    symbol = "H" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
    order = ada.buy("hangs", symbol, "10", "10.00").as(JsonBody.class).at("order_id");
  }

  private void accepted() {
    Account.report(order, report("NEW", "n-" + order)).then().statusCode(200);
  }

  private void cancel() {
    ada.trader().call().delete("/v1/orders/" + order).then().statusCode(202);
  }

  private static String report(String type, String id) {
    return "{\"exec_type\": \"%s\", \"exec_id\": \"%s\", \"venue\": \"XNAS\"}".formatted(type, id);
  }

  private Response resolve(String type) {
    var body =
        """
        {"exec_type": "%s", "exec_id": "ops-%s", "venue": "XNAS", "code": "BY_TELEPHONE",
         "text": "the desk has confirmed it"}"""
            .formatted(type, order);
    return Client.operator().send(body).post("/v1/orders/" + order + "/executions");
  }

  private double stuck(String status) {
    var later = Instant.now().plusSeconds(3_600);
    ada.get("/orders").then().statusCode(200);
    hanging.look(later).await().atMost(Duration.ofSeconds(10));
    return registry.get("blotter.orders.stuck").tag("status", status).gauge().value();
  }

  private ValidatableResponse silent(Instant since) {
    ada.get("/orders").then().statusCode(200);
    return Client.operator()
        .call()
        .get(
            "/v1/orders?status=PENDING,PENDING_CANCEL,PENDING_REPLACE&symbol=%s&updated_before=%s"
                .formatted(symbol, since))
        .then()
        .statusCode(200);
  }

  private ValidatableResponse now() {
    return ada.trader().call().get("/v1/orders/" + order).then().statusCode(200);
  }

  private void holds(String cash) {
    ada.get("/portfolio").then().body(at("locked", equalTo(cash)));
  }

  @Test
  void an_order_without_an_answer_is_counted_by_its_status() {
    double pending = stuck("PENDING");
    double cancels = stuck("PENDING_CANCEL");
    assertThat(pending).isPositive();
    accepted();
    cancel();
    assertThat(stuck("PENDING")).isEqualTo(pending - 1);
    assertThat(stuck("PENDING_CANCEL")).isEqualTo(cancels + 1);
    resolve("CANCELED").then().statusCode(200);
    assertThat(stuck("PENDING_CANCEL")).isEqualTo(cancels);
    assertThat(stuck("PENDING_REPLACE")).isNotNegative();
  }

  @Test
  void what_was_heard_of_lately_does_not_count_as_stuck() {
    var longAgo = Instant.now().minusSeconds(3_600);
    ada.get("/orders").then().statusCode(200);
    hanging.look(longAgo).await().atMost(Duration.ofSeconds(10));
    for (var gauge : registry.get("blotter.orders.stuck").gauges()) {
      assertThat(gauge.value()).isZero();
    }
  }

  @Test
  void operators_list_those_of_which_nothing_was_heard_since_a_moment() {
    accepted();
    silent(Instant.now().plusSeconds(60)).body(at("items", empty()));
    cancel();
    silent(Instant.now().plusSeconds(60)).body(at("items.order_id", contains(order)));
    silent(Instant.now().minusSeconds(60)).body(at("items", empty()));
    var future = "&updated_before=" + Instant.now().plusSeconds(60);
    ada.get("/orders?status=PENDING_CANCEL" + future)
        .then()
        .body(at("items.order_id", contains(order)));
    ada.get("/orders?updated_before=2020-01-01T00:00:00Z").then().body(at("items", empty()));
    ada.get("/orders?updated_before=soon").then().statusCode(400);
  }

  @Test
  void an_operator_says_that_the_venue_has_cancelled_and_the_cash_is_free() {
    accepted();
    cancel();
    resolve("CANCELED")
        .then()
        .statusCode(200)
        .body(at("status", equalTo("CANCELLED")))
        .body(at("status_reason.code", equalTo("BY_TELEPHONE")));
    holds("0.00");
    resolve("CANCELED").then().statusCode(200);
    Client.auditor()
        .call()
        .get("/v1/audit/aggregates/order/" + order + "/events")
        .then()
        .body("items.findAll { it.event_type == 'OrderCanceled' }.actor_type", contains("OPERATOR"))
        .body(at("items.actor_id", hasItem("ops-1")));
  }

  @Test
  void an_execution_that_comes_after_it_is_booked_all_the_same() {
    accepted();
    cancel();
    resolve("CANCELED").then().statusCode(200);
    Account.trade(order, "late-" + order, "4", "10.00").then().statusCode(200);
    now().body(at("status", equalTo("CANCELLED")), at("filled_qty", equalTo("4")));
    ada.get("/portfolio").then().body(at("cash", equalTo("960.00")));
  }

  @Test
  void an_operator_says_that_a_cancellation_was_refused_and_the_order_goes_on() {
    accepted();
    cancel();
    resolve("CANCEL_REJECTED").then().statusCode(200).body(at("status", equalTo("ACCEPTED")));
    cancel();
    now().body(at("status", equalTo("PENDING_CANCEL")));
  }

  @Test
  void an_operator_says_what_became_of_a_replacement() {
    accepted();
    for (var outcome : new String[] {"REPLACE_REJECTED 10", "REPLACED 5"}) {
      var words = outcome.split(" ", 2);
      ada.trader().send("{\"qty\": \"5\"}").patch("/v1/orders/" + order).then().statusCode(202);
      now().body(at("status", equalTo("PENDING_REPLACE")));
      var body = report(words[0], words[0] + order);
      Client.operator()
          .send(body)
          .post("/v1/orders/" + order + "/executions")
          .then()
          .statusCode(200)
          .body(at("status", equalTo("ACCEPTED")), at("qty", equalTo(words[1])));
    }
  }

  @Test
  void an_operator_says_that_the_venue_never_took_it() {
    resolve("REJECTED").then().statusCode(200).body(at("status", equalTo("REJECTED")));
    holds("0.00");
  }

  @Test
  void nobody_else_says_it_and_no_time_does() {
    accepted();
    cancel();
    for (var client : new Client[] {ada.trader(), Client.auditor()}) {
      client
          .send(report("CANCELED", "mine-" + order))
          .post("/v1/orders/" + order + "/executions")
          .then()
          .statusCode(403);
    }
    stuck("PENDING_CANCEL");
    now().body(at("status", equalTo("PENDING_CANCEL")));
    holds("100.10");
  }
}
