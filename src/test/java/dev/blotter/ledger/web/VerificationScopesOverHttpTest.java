package dev.blotter.ledger.web;

import static dev.blotter.http.JsonBody.at;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is verified is what was asked for, or nothing is. */
@Tag("service")
@QuarkusTest
class VerificationScopesOverHttpTest {

  private Account ada;
  private String order;

  @BeforeEach
  void trade() {
    ada = Account.withCash("100.00");
    order = ada.buy("scoped", "ACME", "1", "10.00").as(JsonBody.class).at("order_id");
  }

  private static ValidatableResponse verify(String body) {
    return Client.auditor().send(body.replace('\'', '"')).post("/v1/audit/verifications").then();
  }

  private static ValidatableResponse verify(String type, Object id) {
    return verify(
        "{'scope': 'aggregate', 'aggregate_type': '%s', 'aggregate_id': '%s'}".formatted(type, id));
  }

  private static ValidatableResponse verifyUser(UUID id) {
    return verify("{'scope': 'user', 'user_id': '%s'}".formatted(id));
  }

  @Test
  void an_aggregate_s_type_is_named_as_in_paths() {
    assertPasses(
        verify("order", order)
            .body(at("aggregate_type", equalTo("order")))
            .body(at("aggregate_id", equalTo(order))));
    verify("ORDER", order)
        .statusCode(400)
        .body(at("code", equalTo("INVALID_FIELD")))
        .body(at("errors[0].pointer", equalTo("/aggregate_type")))
        .body(at("detail", containsString("must be user, portfolio, order or position")));
  }

  @Test
  void what_is_not_there_does_not_pass() {
    verifyUser(UUID.randomUUID()).statusCode(404).body(at("code", equalTo("USER_NOT_FOUND")));
    verify("order", UUID.randomUUID()).statusCode(404).body(at("code", equalTo("NOT_FOUND")));
    verify("position", order).statusCode(404).body(at("code", equalTo("NOT_FOUND")));
    assertPasses(verifyUser(ada.userId()));
  }

  /** Waits for its end, too, so that it does not meet what another test does to the log. */
  private static void assertPasses(ValidatableResponse begun) {
    var run = begun.statusCode(202).extract().header("Location");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> Client.auditor().call().get(run).then().body(at("status", equalTo("PASSED"))));
  }

  @Test
  void a_field_of_another_scope_is_refused() {
    var user = "'user_id': '" + ada.userId() + "'";
    assertFault("{'scope': 'all', 'lane': 3}", "/lane");
    assertFault("{'scope': 'all', " + user + "}", "/user_id");
    assertFault("{'scope': 'lane', 'lane': 3, " + user + "}", "/user_id");
    assertFault("{'scope': 'user', 'aggregate_type': 'user', " + user + "}", "/aggregate_type");
    assertFault("{'scope': 'lane', 'lane': 3, 'aggregate_id': '" + order + "'}", "/aggregate_id");
  }

  private static void assertFault(String body, String pointer) {
    verify(body)
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors[0].pointer", equalTo(pointer)));
  }
}
