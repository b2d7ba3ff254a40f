package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.http.Roles;
import dev.blotter.http.hostile.Endpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who reads the past of somebody else is recorded, whatever the address. */
@Tag("service")
@QuarkusTest
class PastReadsOverHttpTest {

  private final String now = Instant.now().plusSeconds(3600).toString();

  private final Client reader = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());

  private Account ada;
  private String order;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    order = ada.buy("read", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
  }

  @Test
  void an_order_as_of_a_moment_is_recorded_with_whose_it_is() {
    reader.call().get("/v1/orders/" + order + "?as_of=" + now).then().statusCode(200);
    recorded(reader)
        .body(at("items", hasSize(1)))
        .body(at("items[0].operation", equalTo("getOrder")))
        .body(at("items[0].path", equalTo("/v1/orders/" + order)))
        .body(at("items[0].query", equalTo("as_of=" + now.replace(":", "%3A"))))
        .body(at("items[0].user_id", equalTo(ada.userId().toString())))
        .body(at("items[0].status", equalTo(200)));
  }

  @Test
  void so_is_whatever_else_is_shown_as_of_a_moment() throws IOException {
    var api = new ObjectMapper().readTree(RestAssured.get("/q/openapi?format=json").asString());
    int asked = 0;
    for (var endpoint : Endpoint.of(api)) {
      if (endpoint.queries().contains("as_of")) {
        reader.call().get(path(endpoint) + "?as_of=" + now).then().statusCode(200);
        asked++;
      }
    }
    assertThat(asked).isGreaterThanOrEqualTo(3);
    recorded(reader).body(at("items", hasSize(asked)));
  }

  @Test
  void what_is_refused_is_recorded_too() {
    var unknown = "/v1/orders/" + UUID.randomUUID() + "?as_of=" + now;
    reader.call().get(unknown).then().statusCode(404);
    reader.call().get("/v1/orders/" + order + "?as_of=x").then().statusCode(400);
    recorded(reader)
        .body(at("items.status", contains(400, 404)))
        .body(at("items[0].query", equalTo("as_of={as_of}")))
        .body(at("items[1].query", equalTo("as_of=" + now.replace(":", "%3A"))));
  }

  @Test
  void what_is_read_as_it_is_now_is_not() {
    reader.call().get("/v1/orders/" + order).then().statusCode(200);
    reader.call().get(ada.path("/risk")).then().statusCode(200);
    recorded(reader).body(at("items", hasSize(0)));
  }

  @Test
  void neither_is_what_a_user_reads_of_the_user_s_own_past() {
    ada.trader().call().get("/v1/orders/" + order + "?as_of=" + now).then().statusCode(200);
    ada.trader().call().get(ada.path("/risk") + "?as_of=" + now).then().statusCode(200);
    recorded(ada.trader()).body(at("items", hasSize(0)));
  }

  private String path(Endpoint endpoint) {
    return endpoint
        .path()
        .replace("{user_id}", ada.userId().toString())
        .replace("{client_order_id}", "read")
        .replaceAll("\\{[^/]*}", order);
  }

  private static ValidatableResponse recorded(Client who) {
    var path = "/v1/audit/accesses?reader=" + who.subject();
    return Client.operator().call().get(path).then().statusCode(200);
  }
}
