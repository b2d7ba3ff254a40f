package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client and a venue see of orders that are to be changed or cancelled. */
@Tag("service")
@QuarkusTest
class OrderChangesTest {

  @Test
  void a_cancel_waits_for_the_venue_and_a_filled_order_cannot_be_cancelled() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("cancel", "AAPL", "10", "100").path("order_id").toString();
    Account.report(id, "{\"exec_type\": \"0\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .statusCode(200)
        .body(at("status", equalTo("ACCEPTED")));
    var order = ada.trader().call();
    order
        .delete("/v1/orders/" + id)
        .then()
        .statusCode(202)
        .body(at("status", equalTo("PENDING_CANCEL")));
    Account.trade(id, UUID.randomUUID().toString(), "10", "100").then().statusCode(200);
    ada.trader()
        .call()
        .delete("/v1/orders/" + id)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("ORDER_ALREADY_FILLED")), at("order.filled_qty", equalTo("10")));
  }

  @Test
  void a_filled_order_that_may_be_replaced_by_more_is_cancelled_and_holds_nothing() {
    var ada = Account.withCash("1000.00");
    var id = ada.buy("larger", "AAPL", "10", "10").path("order_id").toString();
    report(id, "NEW").then().statusCode(200);
    ada.trader().send("{\"qty\": \"20\"}").patch("/v1/orders/" + id).then().statusCode(202);
    Account.trade(id, UUID.randomUUID().toString(), "10", "10").then().statusCode(202);
    ada.get("/portfolio").then().body(at("locked", not(equalTo("0.00"))));
    ada.trader()
        .call()
        .delete("/v1/orders/" + id)
        .then()
        .statusCode(202)
        .body(at("status", equalTo("PENDING_CANCEL")), at("leaves_qty", equalTo("0")));
    report(id, "CANCELED")
        .then()
        .statusCode(200)
        .body(at("status", equalTo("FILLED")), at("active", equalTo(false)));
    ada.get("/portfolio").then().body(at("locked", equalTo("0.00")));
  }

  @Test
  void a_replacement_that_changes_nothing_is_refused() {
    var ada = Account.withCash("1000.00");
    var id = ada.buy("same", "AAPL", "1", "10").path("order_id").toString();
    ada.trader()
        .send("{\"qty\": \"1.0\", \"limit_price\": \"10.00\"}")
        .patch("/v1/orders/" + id)
        .then()
        .statusCode(422)
        .body(at("code", equalTo("NOTHING_TO_REPLACE")), at("order.status", equalTo("PENDING")));
  }

  private static Response report(String order, String type) {
    var id = UUID.randomUUID();
    return Account.report(
        order, "{\"exec_type\": \"%s\", \"exec_id\": \"%s\"}".formatted(type, id));
  }

  @Test
  void a_cancel_that_changed_nothing_changes_nothing_when_it_is_sent_again_later() {
    var ada = Account.withCash("1000.00");
    var id = ada.buy("kept", "AAPL", "1", "10").path("order_id").toString();
    report(id, "NEW").then().statusCode(200);
    cancel(ada, id, "first").then().statusCode(202);
    cancel(ada, id, "second").then().statusCode(202).header("Idempotent-Replayed", nullValue());
    report(id, "CANCEL_REJECTED").then().statusCode(200);
    cancel(ada, id, "second").then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
    ada.trader().call().get("/v1/orders/" + id).then().body(at("status", equalTo("ACCEPTED")));
  }

  private static Response cancel(Account of, String order, String key) {
    return of.trader().call().header(Headers.IDEMPOTENCY_KEY, key).delete("/v1/orders/" + order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"group:42", "reduce:42"})
  void no_client_names_its_requests_as_the_service_names_its_own(String key) {
    var ada = Account.withCash("1000.00");
    var id = ada.buy("own", "AAPL", "1", "10").path("order_id").toString();
    assertRefused(cancel(ada, id, key));
    assertRefused(
        ada.trader()
            .call()
            .header(Headers.IDEMPOTENCY_KEY, key)
            .contentType(ContentType.JSON)
            .body("{\"qty\": \"2\"}")
            .patch("/v1/orders/" + id));
    assertRefused(
        ada.trader().call().header(Headers.IDEMPOTENCY_KEY, key).delete(ada.path("/orders")));
    ada.trader().call().get("/v1/orders/" + id).then().body(at("status", equalTo("PENDING")));
  }

  private static void assertRefused(Response answer) {
    answer
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_HEADER")))
        .body(at("errors[0].pointer", equalTo("#Idempotency-Key")));
  }

  @Test
  void a_replacement_names_the_version_that_it_is_based_on() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("replace", "AAPL", "10", "100").path("order_id").toString();
    Account.report(
        id, "{\"exec_type\": \"NEW\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()));
    var change = "{\"qty\": \"20\"}";
    ada.trader()
        .send(change)
        .header("If-Match", "\"99\"")
        .patch("/v1/orders/" + id)
        .then()
        .statusCode(412)
        .body(at("code", equalTo("VERSION_MISMATCH")));
    var tag = ada.trader().call().get("/v1/orders/" + id).header("ETag");
    ada.trader()
        .send(change)
        .header("If-Match", tag)
        .patch("/v1/orders/" + id)
        .then()
        .statusCode(202)
        .body(at("status", equalTo("PENDING_REPLACE")), at("qty", equalTo("10")));
    Account.report(id, "{\"exec_type\": \"5\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .body(at("qty", equalTo("20")), at("revision", equalTo(1)));
    ada.trader()
        .call()
        .get("/v1/orders/" + id + "/revisions")
        .then()
        .body(at("qty", equalTo(List.of("10", "20"))));
  }
}
