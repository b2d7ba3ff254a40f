package dev.blotter.page;

import static dev.blotter.http.JsonBody.at;

import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.testing.ServiceDatabase;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/**
 * A superuser has changed an event of an order in the service's database. It is undone at the end,
 * and an operator acknowledges what was found, so that other tests have an intact log.
 */
public record Tampering(String eventId) implements AutoCloseable {

  public static Tampering with(String orderId) {
    var tampering = new Tampering(secondEvent(orderId));
    tampering.change("actor_id = '?' || actor_id");
    return tampering;
  }

  /** Until a signed head holds what an order's second event was before it is changed. */
  public static void awaitSealed(String orderId) {
    var proof = "/v1/audit/ledger/proofs/inclusion?event_id=" + secondEvent(orderId);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Client.auditor().call().get(proof).statusCode() == 200);
  }

  private static String secondEvent(String orderId) {
    return Client.auditor()
        .call()
        .get("/v1/audit/aggregates/order/" + orderId + "/events?from_version=2&limit=1")
        .as(JsonBody.class)
        .at("items[0].event_id");
  }

  /** An operator takes notice of it, once it was found. */
  public void acknowledge(String reason) {
    JsonPath ledger = Client.auditor().call().get("/v1/audit/ledger").jsonPath();
    int last = ledger.getList("faults.number", Integer.class).getLast();
    Client.operator()
        .send("{\"up_to\": %d, \"reason\": \"%s\"}".formatted(last, reason))
        .post("/v1/audit/ledger/acknowledgements")
        .then()
        .body(at("status", Matchers.not("BROKEN")));
  }

  /** Everything is verified, which finds it; answers where that is shown. */
  public static String verify() {
    var begun = Client.auditor().send("{\"scope\": \"all\"}").post("/v1/audit/verifications");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !"RUNNING"
                    .equals(
                        Client.auditor()
                            .call()
                            .get(begun.header("Location"))
                            .as(JsonBody.class)
                            .at("status")));
    return begun.header("Location");
  }

  @Override
  public void close() {
    change("actor_id = substr(actor_id, 2)");
    List<Integer> open =
        Client.auditor().call().get("/v1/audit/ledger").as(JsonBody.class).at("faults.number");
    if (!open.isEmpty()) {
      acknowledge("a test");
    }
    // So that nobody has to live with what was acknowledged.
    verify();
  }

  private void change(String expression) {
    ServiceDatabase.tamper(
        "UPDATE domain_events SET %s WHERE event_id = '%s'".formatted(expression, eventId));
  }
}
