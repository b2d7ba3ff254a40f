package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.hostile.Endpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 44: a user can read or change nothing of another, whatever ids are put in the path. */
@Tag("service")
@QuarkusTest
class OwnershipTest {

  private static final Map<String, String> BODIES =
      Map.of(
          "POST /v1/users/{user_id}/orders", order(),
          "POST /v1/users/{user_id}/orders:validate", order(),
          "POST /v1/users/{user_id}/cash-movements",
              "{\"type\":\"WITHDRAWAL\",\"amount\":\"1\",\"currency\":\"USD\",\"reference\":\"r\"}",
          "POST /v1/users/{user_id}/risk/what-if",
              "{\"trades\":[{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"1\",\"price\":\"1\"}]}",
          "PATCH /v1/users/{user_id}", "{\"name\":\"Eve\"}",
          "PATCH /v1/orders/{order_id}", "{\"qty\":\"2\"}");

  @Test
  void nothing_of_another_user_can_be_read_or_changed() throws IOException {
    var ada = Account.withCash("10000.00");
    var eve = Account.withCash("10000.00");
    var orderId = ada.buy("hers", "AAPL", "10", "100").path("order_id").toString();
    Account.trade(orderId, UUID.randomUUID().toString(), "4", "100").then().statusCode(200);
    var positionId = ada.get("/positions").path("items[0].position_id").toString();
    var ids =
        Map.of(
            "{user_id}",
            ada.userId().toString(),
            "{order_id}",
            orderId,
            "{position_id}",
            positionId,
            "{client_order_id}",
            "hers",
            "{type}",
            "order",
            "{id}",
            orderId);
    var before = ada.get("/orders").asString() + ada.get("/positions").asString();
    List<String> leaks = new ArrayList<>();
    for (var endpoint : endpoints()) {
      int status = call(eve.trader(), endpoint, ids);
      if (status != 404 && status != 403) {
        leaks.add(endpoint.method() + " " + endpoint.path() + " " + status);
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(ada.get("/orders").asString() + ada.get("/positions").asString()).isEqualTo(before);
  }

  private static int call(Client eve, Endpoint endpoint, Map<String, String> ids) {
    var path = endpoint.path();
    for (var id : ids.entrySet()) {
      path = path.replace(id.getKey(), id.getValue());
    }
    path = path.replaceAll("\\{symbol[^/]*}", "AAPL").replaceAll("\\{[^/]*}", ids.get("{id}"));
    var body = BODIES.get(endpoint.method() + " " + endpoint.path());
    return (endpoint.hasBody() ? eve.send(body == null ? "{}" : body) : eve.call())
        .urlEncodingEnabled(false)
        .request(endpoint.method(), path)
        .statusCode();
  }

  /** All that have an owner: not quotes, not one's own registration. */
  private static List<Endpoint> endpoints() throws IOException {
    var api = RestAssured.given().get("/q/openapi?format=json").asString();
    return Endpoint.of(new ObjectMapper().readTree(api)).stream()
        .filter(endpoint -> endpoint.path().contains("_id}") || endpoint.path().contains("{id}"))
        .toList();
  }

  private static String order() {
    return "{\"client_order_id\":\"eve\",\"symbol\":\"AAPL\",\"side\":\"BUY\",\"type\":\"LIMIT\","
        + "\"qty\":\"1\",\"limit_price\":\"1\"}";
  }
}
