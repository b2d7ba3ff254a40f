package dev.blotter.position;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An adjustment that no position can have is refused, and a price that nobody can pay is held. */
@Tag("service")
@QuarkusTest
class AdjustmentRangeTest {

  @Test
  void a_split_that_leaves_nothing_or_too_much_is_refused() {
    var position = position("RNGA", "0.000000001", "100");
    assertRefused(position, split("1", "2"), "/ratio");
    var other = position("RNGB", "10", "5000");
    assertRefused(other, split("1", "999999999.5"), "/ratio");
    assertRefused(other, split("999999999", "0.000001"), "/ratio");
  }

  @Test
  void a_ratio_is_of_two_positive_numbers() {
    var position = position("RNGE", "10", "100");
    for (var ratio :
        List.of(
            "{\"new\":\"0\",\"old\":\"1\"}",
            "{\"new\":\"1\",\"old\":\"-1\"}",
            "{\"new\":\"1\"}",
            "{\"new\":\"1000000000\",\"old\":\"1\"}",
            "{\"new\":\"3\",\"old\":\"2\",\"for\":\"1\"}",
            "\"0.5\"")) {
      var body = "{\"type\":\"SPLIT\",\"reference\":\"r\",\"ratio\":" + ratio + "}";
      var answer = Client.operator().send(body).post("/v1/positions/" + position + "/adjustments");
      assertThat(answer.statusCode()).as(ratio + answer.asString()).isEqualTo(400);
      assertThat(answer.path("errors[0].pointer").toString()).startsWith("/ratio");
    }
  }

  @Test
  void a_split_changes_no_quantity_of_itself_and_a_reconciliation_has_no_ratio() {
    var position = position("RNGH", "10", "100");
    for (var fault : List.of("SPLIT /qty_change", "RECONCILIATION /ratio")) {
      var words = fault.split(" ", 2);
      Client.operator()
          .send(
              """
              {"type":"%s","reference":"r","ratio":{"new":"2","old":"1"},"qty_change":"1"}"""
                  .formatted(words[0]))
          .post("/v1/positions/" + position + "/adjustments")
          .then()
          .statusCode(400)
          .body(at("code", equalTo("VALIDATION_FAILED")))
          .body(at("errors[0].pointer", equalTo(words[1])));
    }
  }

  @Test
  void a_split_of_three_for_one_is_exact() {
    var position = position("RNGF", "9.5", "100.01");
    Client.operator()
        .send(split("3", "1"))
        .post("/v1/positions/" + position + "/adjustments")
        .then()
        .statusCode(200)
        .body(at("qty", equalTo("28.5")), at("cost_basis", equalTo("950.10")))
        .body(at("avg_px_open", equalTo("33.3366666667")));
  }

  private static String split(String newUnits, String oldUnits) {
    return "{\"type\":\"SPLIT\",\"reference\":\"a\",\"ratio\":{\"new\":\"%s\",\"old\":\"%s\"}}"
        .formatted(newUnits, oldUnits);
  }

  @Test
  void a_reconciliation_to_more_than_there_can_be_is_refused() {
    var position = position("RNGC", "10", "100");
    assertRefused(
        position,
        "{\"type\":\"RECONCILIATION\",\"reference\":\"r\",\"qty_change\":\"1000000000000000\"}",
        "/qty_change");
  }

  @Test
  void an_order_at_a_price_that_cannot_be_raised_any_more_is_answered() {
    var ada = Account.withCash("1000.00");
    var stop =
        "{\"client_order_id\":\"s\",\"symbol\":\"RNGD\",\"side\":\"BUY\",\"type\":\"STOP\","
            + "\"time_in_force\":\"GTC\",\"qty\":\"1\",\"stop_price\":\"999999999999\"}";
    var answer = ada.place(stop);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.path("code").toString()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  private static String position(String symbol, String quantity, String price) {
    var ada = Account.withCash("100000.00");
    String order = ada.buy("o", symbol, quantity, price).as(JsonBody.class).at("order_id");
    Account.trade(order, UUID.randomUUID().toString(), quantity, price).then().statusCode(200);
    return ada.get("/positions").as(JsonBody.class).at("items[0].position_id");
  }

  private static void assertRefused(String position, String body, String pointer) {
    var answer = Client.operator().send(body).post("/v1/positions/" + position + "/adjustments");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.path("code").toString()).isEqualTo("OUT_OF_RANGE");
    assertThat(answer.path("errors[0].pointer").toString()).isEqualTo(pointer);
  }
}
