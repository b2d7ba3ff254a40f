package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a venue sees of executions that it reports, and a user of what comes of them. */
@Tag("service")
@QuarkusTest
class ExecutionRequestsTest {

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void a_fill_moves_order_position_and_cash_together() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("fill", "MSFT", "10", "100").path("order_id").toString();
    var exec = UUID.randomUUID().toString();
    Account.trade(id, exec, "4", "99.50")
        .then()
        .statusCode(200)
        .body(at("status", equalTo("PARTIALLY_FILLED")), at("leaves_qty", equalTo("6")));
    Account.trade(id, exec, "4", "99.50").then().statusCode(200);
    Account.trade(id, exec, "5", "99.50").then().statusCode(409);
    ada.get("/positions?open=true")
        .then()
        .body(
            at("items", hasSize(1)),
            at("items[0].qty", equalTo("4")),
            at("items[0].cost_basis", equalTo("398.00")));
    ada.get("/portfolio")
        .then()
        .body(at("cash", equalTo("9602.00")), at("locked", equalTo("601.00")));
    ada.trader()
        .call()
        .get("/v1/orders/" + id + "/executions")
        .then()
        .body(at("exec_id", equalTo(List.of(exec))), at("exec_type", equalTo(List.of("TRADE"))));
    var position = ada.get("/positions").path("items[0].position_id").toString();
    ada.trader()
        .call()
        .get("/v1/positions/" + position + "/lots?method=FIFO")
        .then()
        .statusCode(200)
        .body(at("open", hasSize(1)));
  }

  @Test
  void an_execution_that_comes_again_is_taken_once_and_with_another_content_refused() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("exec", "AAPL", "10", "100").path("order_id").toString();
    var other = ada.buy("other", "AAPL", "10", "100").path("order_id").toString();
    var exec = UUID.randomUUID().toString();
    Account.trade(id, exec, "4", "99").then().statusCode(200);
    Account.trade(id, exec, "4.0", "99.00")
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"));
    Account.report(
            id,
            "{\"exec_type\":\"TRADE\",\"exec_id\":\"%s\",\"last_qty\":\"4\",\"last_px\":\"99\",\"venue\":\"XNAS\"}"
                .formatted(exec))
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"));
    var accepted = "{\"exec_type\": \"NEW\", \"exec_id\": \"%s\"}".formatted(exec);
    for (var contrary :
        List.of(
            Account.trade(id, exec, "5", "99"),
            Account.trade(id, exec, "4", "98"),
            Account.trade(other, exec, "4", "99"),
            Account.report(id, accepted))) {
      contrary
          .then()
          .statusCode(409)
          .body(at("code", equalTo("EXEC_ID_REUSED")), at("field", equalTo("exec_id")));
    }
    ada.get("/orders/by-client-id/exec").then().body(at("filled_qty", equalTo("4")));
    ada.get("/orders/by-client-id/other").then().body(at("filled_qty", equalTo("0")));
    assertThat(RestAssured.get(metrics).asString())
        .containsPattern("blotter_command_ids_reused_total\\{code=\"EXEC_ID_REUSED\"[^}]*} [1-9]");
  }
}
