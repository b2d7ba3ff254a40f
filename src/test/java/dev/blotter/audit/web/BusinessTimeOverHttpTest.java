package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What had happened by a moment is named, though nothing can be shown as of then. */
@Tag("service")
@QuarkusTest
class BusinessTimeOverHttpTest {

  @Test
  void where_the_first_event_happened_later_what_is_behind_it_is_named() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("business", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    var early = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var late = early.plusMillis(1);
    fill(order, "late", late);
    fill(order, "early", early);
    String position = ada.get("/positions").as(JsonBody.class).at("items[0].position_id");
    state(position, early)
        .statusCode(404)
        .body(at("code", equalTo("NOT_FOUND")))
        .body(at("detail", containsString("versions 2")))
        .body(at("context.recorded_later", equalTo("2")));
    state(position, early.minusNanos(1000)).statusCode(404).body(at("context", nullValue()));
    state(position, late).statusCode(200).body(at("version", equalTo(2)));
  }

  private static void fill(String order, String execution, Instant at) {
    var report =
        Map.of(
            "exec_type", "TRADE",
            "exec_id", execution + order,
            "last_qty", "1",
            "last_px", "9",
            "transact_time", at.toString());
    Account.report(order, Json.write(report)).then().statusCode(200);
  }

  private static ValidatableResponse state(String position, Instant at) {
    return Client.auditor()
        .call()
        .get("/v1/audit/aggregates/position/" + position + "/state?at_occurred=" + at)
        .then();
  }
}
