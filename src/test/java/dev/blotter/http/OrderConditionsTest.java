package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that a client does not want placed twice, or too late. */
@Tag("service")
@QuarkusTest
class OrderConditionsTest {
  private final String longAgo = Instant.now().minusSeconds(60).toString();
  private final String farAhead = Instant.now().plusSeconds(3600).toString();

  private Account ada;

  @BeforeEach
  void ada_has_cash() {
    ada = Account.withCash("100000.00");
  }

  private Response place(String clientOrderId, String conditions) {
    return ada.place(
        """
        {"client_order_id": "%s", "symbol": "AAPL", "side": "BUY", "type": "LIMIT", "qty": "1",
         "limit_price": "10", "time_in_force": "GTC"%s}"""
            .formatted(clientOrderId, conditions));
  }

  @Test
  void an_agent_that_names_each_attempt_anew_orders_once() {
    var id = place("try-1", ", \"dedupe_window\": \"PT30S\"").path("order_id").toString();
    place("try-2", ", \"dedupe_window\": 30")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body(at("code", equalTo("DUPLICATE_INTENT")), at("retryable", equalTo(false)))
        .body(at("order.order_id", equalTo(id)), at("order.status", equalTo("PENDING")))
        .body(at("context.order_id", equalTo(id)), at("context.client_order_id", equalTo("try-1")));
    ada.get("/orders").then().body(at("items", hasSize(1)));
    ada.get("/orders/by-client-id/try-2").then().statusCode(404);
    place("try-2", ", \"dedupe_window\": 30, \"allow_duplicate\": true").then().statusCode(201);
    place("try-3", "").then().statusCode(201);
  }

  @Test
  void the_same_attempt_finds_its_order_whatever_the_conditions() {
    var first = place("one", ", \"valid_until\": \"" + farAhead + "\"");
    var id = first.path("order_id").toString();
    first.then().statusCode(201);
    for (var conditions :
        new String[] {
          "", ", \"valid_until\": \"" + longAgo + "\"", ", \"dedupe_window\": \"PT1M\""
        }) {
      place("one", conditions)
          .then()
          .statusCode(200)
          .header("Idempotent-Replayed", equalTo("true"))
          .body(at("order_id", equalTo(id)));
    }
  }

  @Test
  void an_order_that_comes_too_late_is_refused_with_the_service_s_time() {
    place("late", ", \"valid_until\": \"" + longAgo + "\"")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("STALE_REQUEST")), at("field", equalTo("valid_until")))
        .body(at("retryable", equalTo(false)), at("context.server_time", notNullValue()));
    ada.get("/orders").then().body(at("items", hasSize(0)));
    place("late", "").then().statusCode(201);
  }

  @Test
  void a_replacement_that_comes_too_late_is_refused_and_a_retry_of_one_in_time_is_not() {
    var id = place("one", "").path("order_id").toString();
    replace(id, UUID.randomUUID(), longAgo)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("STALE_REQUEST")));
    var key = UUID.randomUUID();
    replace(id, key, farAhead).then().statusCode(202);
    replace(id, key, longAgo).then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
  }

  private Response replace(String id, UUID key, String validUntil) {
    var body = "{\"qty\": \"2\", \"valid_until\": \"" + validUntil + "\"}";
    return ada.trader().sendAs(key, body).patch("/v1/orders/" + id);
  }

  @Test
  void every_answer_says_when_it_was_made() {
    for (var answer : List.of(place("one", ""), ada.get("/orders"), ada.get("/nothing"))) {
      assertThat(answer.headers().getList("Date")).hasSize(1);
      var made = DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("Date"), Instant::from);
      assertThat(made).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
      assertThat(answer.header("Date")).hasSize("Sun, 06 Nov 1994 08:49:37 GMT".length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"PT0S\"", "61", "\"PT2M\""})
  void no_order_is_remembered_for_longer_than_a_minute_or_for_no_time(String window) {
    place("one", ", \"dedupe_window\": " + window)
        .then()
        .statusCode(400)
        .body(
            at("code", equalTo("VALIDATION_FAILED")),
            at("errors.pointer", hasItem("/dedupe_window")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"P1D\"", "\"5 s\"", "-1", "\"PT\"", "true", "1e1"})
  void what_is_no_duration_is_a_fault_of_the_field(String window) {
    place("one", ", \"dedupe_window\": " + window)
        .then()
        .statusCode(400)
        .body(
            at("code", equalTo("INVALID_FIELD")), at("errors.pointer", hasItem("/dedupe_window")));
  }
}
