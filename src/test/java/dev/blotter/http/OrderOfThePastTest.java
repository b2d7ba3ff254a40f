package dev.blotter.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order as it was, asked for by a time or by a place in the log. */
@Tag("service")
@QuarkusTest
class OrderOfThePastTest {

  private Account ada;
  private String order;
  private String placed;

  @BeforeEach
  void place_and_fill() {
    ada = Account.withCash("10000.00");
    var answer = ada.buy("past", "AAPL", "10", "100");
    order = answer.as(JsonBody.class).at("order_id");
    placed = answer.header("Blotter-Position");
    fill("4").then().statusCode(200);
  }

  @Test
  void an_order_is_seen_as_it_was_at_a_place_in_the_log() {
    for (var was : List.of(read(placed), byClientId(placed))) {
      was.then()
          .statusCode(200)
          .header("ETag", equalTo("\"1\""))
          .body(
              JsonBody.at("filled_qty", equalTo("0")),
              JsonBody.at("status", equalTo("PENDING")),
              JsonBody.at("version", equalTo(1)))
          .body(JsonBody.at("filled_avg_price", nullValue()));
    }
  }

  @Test
  void an_order_is_seen_as_it_was_at_a_moment() {
    var between = Instant.now().toString();
    fill("6").then().statusCode(200);
    read(between)
        .then()
        .body(
            JsonBody.at("filled_qty", equalTo("4")),
            JsonBody.at("status", equalTo("PARTIALLY_FILLED")));
    byClientId(between).then().body(JsonBody.at("filled_qty", equalTo("4")));
    read("2100-01-01T00:00:00Z").then().body(JsonBody.at("filled_qty", equalTo("10")));
  }

  @Test
  void nobody_sees_an_order_that_was_not_placed_yet() {
    read("2020-01-01T00:00:00Z").then().statusCode(404);
    byClientId("2020-01-01T00:00:00Z").then().statusCode(404);
    Account.withCash("1.00").trader().call().get(at(placed)).then().statusCode(404);
  }

  @Test
  void a_place_of_another_lane_or_no_place_at_all_is_refused() {
    var lane = Integer.parseInt(placed.replaceFirst("\\..*", ""));
    for (var wrong : List.of((lane + 1) % 64 + ".7", "64.1", "yesterday", "1.-1", "")) {
      read(wrong)
          .then()
          .statusCode(400)
          .body(
              JsonBody.at("code", equalTo("INVALID_PARAMETER")),
              JsonBody.at("field", equalTo("as_of")));
    }
  }

  private Response fill(String qty) {
    return Account.trade(order, UUID.randomUUID().toString(), qty, "99");
  }

  private Response read(String asOf) {
    return ada.trader().call().get(at(asOf));
  }

  private String at(String asOf) {
    return "/v1/orders/" + order + "?as_of=" + asOf;
  }

  private Response byClientId(String asOf) {
    return ada.get("/orders/by-client-id/past?as_of=" + asOf);
  }
}
