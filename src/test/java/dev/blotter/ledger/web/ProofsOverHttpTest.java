package dev.blotter.ledger.web;

import static dev.blotter.http.JsonBody.at;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only what may be proved later is to be asked for again. */
@Tag("service")
@QuarkusTest
class ProofsOverHttpTest {

  private static final String LEDGER = "/v1/audit/ledger";
  private static final Duration A_HEAD = Duration.ofSeconds(20);

  @Test
  void a_head_that_is_older_than_the_event_will_never_hold_it() {
    Account.withCash("1.00");
    await()
        .atMost(A_HEAD)
        .untilAsserted(() -> newest().then().body(at("items[0].number", notNullValue())));
    int head = newest().as(JsonBody.class).at("items[0].number");
    var ada = Account.withCash("1.00");
    String event =
        get("/v1/audit/events?limit=1&user_id=" + ada.userId())
            .as(JsonBody.class)
            .at("items[0].event_id");
    get(LEDGER + "/proofs/inclusion?event_id=" + event + "&head=" + head)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")))
        .body(at("field", equalTo("head")))
        .body(at("retryable", equalTo(false)));
  }

  @Test
  void an_event_that_there_is_not_is_not_to_be_waited_for() {
    get(LEDGER + "/proofs/inclusion?lane=31&position=99999999")
        .then()
        .statusCode(404)
        .body(at("code", equalTo("NOT_FOUND")))
        .body(at("retryable", equalTo(false)));
  }

  private static Response newest() {
    return get(LEDGER + "/heads?limit=1");
  }

  private static Response get(String path) {
    return Client.auditor().call().get(path);
  }
}
