package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client gets that sends a request again, whatever has happened since. */
@Tag("service")
@QuarkusTest
class RetriesTest {

  private final String key = UUID.randomUUID().toString();
  private Account ada;

  @Inject Pool pool;

  @Inject MeterRegistry registry;

  @BeforeEach
  void ada_has_cash() {
    ada = Account.withCash("100000.00");
  }

  @Test
  void cancelling_all_again_leaves_alone_what_was_placed_since() {
    ada.buy("before", "AAPL", "1", "10").then().statusCode(201);
    var first = delete("/orders");
    first.then().statusCode(200).body(at("outcome", equalTo(List.of("PENDING"))));
    ada.buy("since", "AAPL", "1", "10").then().statusCode(201);
    var again = delete("/orders");
    again.then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
    assertThat(again.asString()).isEqualTo(first.asString());
    status("since").then().body(at("status", equalTo("PENDING")));
  }

  @Test
  void cancelling_nothing_again_cancels_nothing_that_was_placed_since() {
    delete("/orders").then().statusCode(200).body(at("", hasSize(0)));
    ada.buy("since", "AAPL", "1", "10").then().statusCode(201);
    delete("/orders").then().statusCode(200).body(at("", hasSize(0)));
    status("since").then().body(at("status", equalTo("PENDING")));
  }

  @Test
  void cancelling_all_that_broke_off_goes_on_with_the_same_orders() {
    ada.buy("one", "AAPL", "1", "10").then().statusCode(201);
    ada.buy("two", "AAPL", "1", "10").then().statusCode(201);
    var whole = delete("/orders");
    whole.then().body(at("", hasSize(2)));
    forgetTheAnswer();
    ada.buy("since", "AAPL", "1", "10").then().statusCode(201);
    assertThat(delete("/orders").asString()).isEqualTo(whole.asString());
    status("since").then().body(at("status", equalTo("PENDING")));
  }

  @Test
  void cancelling_all_has_many_orders_stored_together() {
    var ids =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    ada.buy("many-" + i, "AAPL", "1", "10")
                        .as(JsonBody.class)
                        .<String>at("order_id"))
            .toList();
    long before = groups();
    delete("/orders").then().statusCode(200).body(at("order_id", equalTo(ids.reversed())));
    assertThat(groups() - before).isLessThan(20);
  }

  @Test
  void a_key_cancels_all_orders_in_one_instrument_only() {
    ada.buy("apple", "AAPL", "1", "10").then().statusCode(201);
    ada.buy("chips", "NVDA", "1", "10").then().statusCode(201);
    delete("/orders?symbol=AAPL").then().statusCode(200).body(at("", hasSize(1)));
    reused(delete("/orders?symbol=NVDA"));
    reused(delete("/orders"));
    status("chips").then().body(at("status", equalTo("PENDING")));
  }

  @Test
  void a_key_that_named_another_command_cancels_nothing() {
    var id = ada.buy("one", "AAPL", "1", "10").path("order_id").toString();
    ada.buy("two", "AAPL", "1", "10").then().statusCode(201);
    keyed().delete("/v1/orders/" + id).then().statusCode(202);
    reused(delete("/orders"));
    status("two").then().body(at("status", equalTo("PENDING")));
  }

  @Test
  void no_key_of_another_command_keeps_an_order_from_being_cancelled_with_all() {
    var id = ada.buy("one", "AAPL", "1", "10").path("order_id").toString();
    withdraw(key + "/" + id).then().statusCode(200);
    delete("/orders").then().statusCode(200).body(at("outcome", equalTo(List.of("PENDING"))));
    status("one").then().body(at("status", equalTo("PENDING_CANCEL")));
  }

  @Test
  void no_cancel_of_all_takes_a_key_that_it_was_not_given() {
    var id = ada.buy("one", "AAPL", "1", "10").path("order_id").toString();
    delete("/orders").then().statusCode(200);
    withdraw(key + "/" + id).then().statusCode(200);
  }

  @Test
  void a_key_used_again_for_one_order_changes_no_answer_to_the_cancel_of_all() {
    ada.buy("one", "AAPL", "1", "10").then().statusCode(201);
    var whole = delete("/orders").asString();
    var id = ada.buy("since", "AAPL", "1", "10").path("order_id").toString();
    for (int attempt = 0; attempt < 2; attempt++) {
      keyed().delete("/v1/orders/" + id).then().statusCode(202).body(at("order_id", equalTo(id)));
      assertThat(delete("/orders").asString()).isEqualTo(whole);
    }
  }

  @Test
  void the_orders_of_nobody_cannot_be_cancelled() {
    Client.operator()
        .call()
        .delete("/v1/users/" + UUID.randomUUID() + "/orders")
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  @Test
  void closing_a_position_again_finds_the_first_order_once_it_is_filled() {
    holds("AAPL", "4");
    var first = delete("/positions/AAPL");
    first.then().statusCode(201).body(at("qty", equalTo("4")));
    var order = first.path("order_id").toString();
    Account.trade(order, UUID.randomUUID().toString(), "4", "11").then().statusCode(200);
    delete("/positions/AAPL")
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"))
        .body(at("order_id", equalTo(order)));
  }

  @Test
  void a_key_closes_one_part_of_a_position_only() {
    holds("AAPL", "10");
    delete("/positions/AAPL?qty=4").then().statusCode(201).body(at("qty", equalTo("4")));
    delete("/positions/AAPL?qty=4.0").then().statusCode(200).body(at("qty", equalTo("4")));
    reused(delete("/positions/AAPL?qty=2"));
    reused(delete("/positions/AAPL?percentage=40"));
    reused(delete("/positions/AAPL"));
    ada.get("/orders?status=active").then().body(at("items", hasSize(1)));
  }

  @Test
  void an_order_that_closes_a_position_is_found_by_its_clients_id_however_long_the_key_is() {
    holds("AAPL", "2");
    var longKey = "k".repeat(200);
    var closed =
        ada.trader()
            .call()
            .header(Headers.IDEMPOTENCY_KEY, longKey)
            .delete(ada.path("/positions/AAPL?qty=1"));
    closed.then().statusCode(201);
    status(closed.as(JsonBody.class).at("client_order_id"))
        .then()
        .statusCode(200)
        .body(at("order_id", equalTo(closed.path("order_id").toString())));
  }

  @Test
  void no_order_of_a_client_takes_the_name_of_one_that_closes_a_position() {
    ada.buy("close:" + key, "AAPL", "1", "10")
        .then()
        .statusCode(400)
        .body(
            at("code", equalTo("VALIDATION_FAILED")),
            at("errors.pointer", hasItem("/client_order_id")));
  }

  @Test
  void another_spelling_of_the_path_is_the_same_request() {
    var id = ada.buy("one", "AAPL", "1", "10").path("order_id").toString();
    keyed().delete("/v1/orders/" + id).then().statusCode(202);
    for (var path : new String[] {id.toUpperCase(Locale.ROOT), id + "/"}) {
      keyed()
          .delete("/v1/orders/" + path)
          .then()
          .statusCode(202)
          .header("Idempotent-Replayed", equalTo("true"));
    }
  }

  @Test
  void another_spelling_of_a_decimal_is_the_same_request() {
    withdraw(key, "5").then().statusCode(200);
    withdraw(key, "5.00").then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
    reused(withdraw(key, "5.01"));
  }

  private Response withdraw(String withKey) {
    return withdraw(withKey, "1.00");
  }

  private Response withdraw(String withKey, String amount) {
    return ada.trader()
        .call()
        .contentType(ContentType.JSON)
        .header(Headers.IDEMPOTENCY_KEY, withKey)
        .body(
            """
            {"type": "WITHDRAWAL", "amount": "%s", "currency": "USD", "reference": "r"}"""
                .formatted(amount))
        .post(ada.path("/cash-movements"));
  }

  /** How often commands were stored, however many at once. */
  private long groups() {
    return registry.get("blotter.command.group.size").summary().count();
  }

  /** As a node leaves it that falls before it has answered. */
  private void forgetTheAnswer() {
    pool.preparedQuery("UPDATE mass_cancels SET answer = NULL WHERE user_id = $1")
        .execute(Tuple.of(ada.userId()))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private void holds(String symbol, String qty) {
    var id = ada.buy("open", symbol, qty, "10").path("order_id").toString();
    Account.trade(id, UUID.randomUUID().toString(), qty, "10").then().statusCode(200);
  }

  private static void reused(Response response) {
    response.then().statusCode(422).body(at("code", equalTo("IDEMPOTENCY_KEY_REUSED")));
  }

  private Response status(String clientOrderId) {
    return ada.get("/orders/by-client-id/" + clientOrderId);
  }

  private Response delete(String rest) {
    return keyed().delete(ada.path(rest));
  }

  private RequestSpecification keyed() {
    return ada.trader().call().header(Headers.IDEMPOTENCY_KEY, key);
  }
}
