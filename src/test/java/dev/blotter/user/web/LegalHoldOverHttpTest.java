package dev.blotter.user.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class LegalHoldOverHttpTest {

  private Account ada;

  @BeforeEach
  void register() {
    ada = Account.withCash("1000.00");
  }

  private String hold() {
    return "/v1/audit/users/" + ada.userId() + "/legal-hold";
  }

  private Response place(Client client, String reason) {
    var body = "{\"reason\": \"%s\"}".formatted(reason);
    return client.call().contentType(ContentType.JSON).body(body).put(hold());
  }

  private Response release(Client client, String reason) {
    return client.call().queryParam("reason", reason).delete(hold());
  }

  private Response erase() {
    return Client.operator().call().delete("/v1/users/" + ada.userId());
  }

  @Test
  void it_says_why_since_when_and_by_whom() {
    place(Client.auditor(), "claim 7").then().statusCode(200).body(at("held", equalTo(true)));
    var shown = Client.operator().call().get(hold()).then().statusCode(200);
    shown
        .body(at("user_id", equalTo(ada.userId().toString())))
        .body(at("held", equalTo(true)))
        .body(at("reason", equalTo("claim 7")))
        .body(at("at", notNullValue()))
        .body(at("actor_type", equalTo("AUDITOR")))
        .body(at("actor_id", equalTo("aud-1")));
    String event = shown.extract().as(JsonBody.class).at("event_id");
    Client.auditor()
        .call()
        .get("/v1/audit/events?event_type=LegalHoldPlaced&user_id=" + ada.userId())
        .then()
        .body(at("items.event_id", equalTo(List.of(event))));
  }

  @Test
  void nobody_is_held_who_was_never_held() {
    Client.auditor()
        .call()
        .get(hold())
        .then()
        .statusCode(200)
        .body(at("held", equalTo(false)))
        .body(at("reason", nullValue()))
        .body(at("at", nullValue()));
  }

  @Test
  void an_erasure_is_refused_until_the_hold_is_released() {
    place(Client.auditor(), "claim 7");
    erase()
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body(at("code", equalTo("LEGAL_HOLD")))
        .body(at("retryable", equalTo(false)));
    assertThat(ada.get("").path("email").toString()).endsWith("@example.com");
    release(Client.operator(), "settled")
        .then()
        .statusCode(200)
        .body(at("held", equalTo(false)))
        .body(at("reason", nullValue()))
        .body(at("actor_id", equalTo("ops-1")));
    erase().then().statusCode(200);
    place(Client.auditor(), "too late")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("USER_ERASED")));
    Client.auditor().call().get(hold()).then().statusCode(200).body(at("held", equalTo(false)));
  }

  @Test
  void the_hold_is_told_before_the_active_orders() {
    ada.buy("open", "AAPL", "1", "10").then().statusCode(201);
    erase().then().statusCode(409).body(at("code", equalTo("ORDERS_ACTIVE")));
    place(Client.operator(), "claim 7");
    erase().then().statusCode(409).body(at("code", equalTo("LEGAL_HOLD")));
  }

  @Test
  void sent_again_it_changes_nothing_and_another_reason_is_another_event() {
    String first = place(Client.auditor(), "claim 7").as(JsonBody.class).at("event_id");
    String again = place(Client.auditor(), "claim 7").as(JsonBody.class).at("event_id");
    String other = place(Client.operator(), "claim 8").as(JsonBody.class).at("event_id");
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    release(Client.auditor(), "settled").then().statusCode(200);
    release(Client.auditor(), "settled").then().statusCode(200).body(at("held", equalTo(false)));
  }

  @Test
  void a_reason_has_to_be_given() {
    Client.auditor()
        .call()
        .contentType(ContentType.JSON)
        .body("{}")
        .put(hold())
        .then()
        .statusCode(400)
        .body(at("field", equalTo("reason")));
    place(Client.auditor(), " ").then().statusCode(400);
    Client.auditor()
        .call()
        .delete(hold())
        .then()
        .statusCode(400)
        .body(at("field", endsWith("reason")));
  }

  @Test
  void traders_and_venues_neither_see_nor_change_it() {
    place(ada.trader(), "mine").then().statusCode(403);
    place(Client.venue(), "mine").then().statusCode(403);
    release(ada.trader(), "mine").then().statusCode(403);
    ada.trader().call().get(hold()).then().statusCode(403);
  }

  @Test
  void there_is_none_of_a_user_who_is_not_there() {
    var path = "/v1/audit/users/" + UUID.randomUUID() + "/legal-hold";
    Client.auditor().call().get(path).then().statusCode(404);
    Client.auditor().send("{\"reason\": \"x\"}").put(path).then().statusCode(404);
    Client.auditor().call().delete(path + "?reason=x").then().statusCode(404);
  }
}
