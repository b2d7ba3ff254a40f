package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.testing.OtherSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One order a second is allowed, and forty at once. */
@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class RateLimitOverHttpTest {

  @Inject MeterRegistry registry;

  private Account ada;
  private int sent;

  @BeforeEach
  void register() {
    ada = Account.withCash("1000.00");
  }

  private Response order() {
    return ada.buy("o" + sent++, "ACME", "1", "1.00");
  }

  private Response refused() {
    for (int i = 0; i < 100; i++) {
      var answer = order();
      if (answer.statusCode() != 201) {
        return answer;
      }
    }
    throw new AssertionError("100 orders were taken");
  }

  private int replaced(String order) {
    return ada.trader().send("{\"qty\": \"2\"}").patch("/v1/orders/" + order).statusCode();
  }

  private double counted() {
    return registry.get("blotter.orders.limited").counter().count();
  }

  @Test
  void whoever_is_too_fast_is_told_so_and_when_to_go_on_and_nothing_is_stored() {
    double before = counted();
    var first = order();
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"orders\";q=40;w=40");
    assertThat(first.header("RateLimit")).isEqualTo("\"orders\";r=39;t=1");
    var refused = refused();
    assertThat(sent).isGreaterThan(40);
    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "1")
        .header("RateLimit-Policy", "\"orders\";q=40;w=40")
        .header("RateLimit", "\"orders\";r=0;t=1")
        .body(at("code", equalTo("RATE_LIMIT_EXCEEDED")), at("retryable", equalTo(true)));
    assertThat(counted()).isEqualTo(before + 1);
    ada.get("/orders/by-client-id/o" + (sent - 1)).then().statusCode(404);
  }

  @Test
  void cancels_and_other_callers_are_not_held_up() {
    List<String> orders = new ArrayList<>();
    orders.add(order().as(JsonBody.class).at("order_id"));
    orders.add(order().as(JsonBody.class).at("order_id"));
    refused().then().statusCode(429);
    // The next token comes within a second, and may be there for the first of them.
    assertThat(Stream.generate(() -> replaced(orders.getFirst())).limit(20)).contains(429);
    for (var order : orders) {
      var cancelled = ada.trader().call().delete("/v1/orders/" + order);
      cancelled.then().statusCode(202);
      assertThat(cancelled.header("RateLimit")).isNull();
    }
    ada.trader().call().delete(ada.path("/orders")).then().statusCode(200);
    Account.withCash("10.00").buy("other", "ACME", "1", "1.00").then().statusCode(201);
  }
}
