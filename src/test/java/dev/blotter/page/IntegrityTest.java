package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FetchOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class IntegrityTest {

  private static final String BADGE = ".badge .status";

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void the_log_is_sealed_and_its_last_head_named(Auditor auditor) {
    auditor.comesIn("#/integrity");
    assertThat(auditor.part(BADGE)).containsText("Sealed");
    auditor.sees("Last signed head").sees("Signed heads");
  }

  @Test
  void who_may_not_see_the_ledger_is_not_told_that_it_is_silent(Auditor auditor) {
    auditor.comesInAs(Client.venue(), "#/integrity");
    assertThat(auditor.part(BADGE)).containsText("Not shown");
    auditor.sees("shown to auditors and operators alone").waitsForRest().forgives("403");
  }

  @Test
  void a_verification_is_watched_until_it_has_passed(Auditor auditor) {
    auditor
        .comesIn("#/integrity")
        .clicks("Verify")
        .sees("PASSED")
        .sees("all are as they were sealed");
    assertThat(auditor.part(".run progress")).hasAttribute("value", "1");
  }

  @Test
  void the_badge_tells_when_the_log_was_tampered_with(Auditor auditor) {
    auditor.comesIn("#/integrity");
    assertThat(auditor.part(BADGE)).containsText("Sealed");
    try (var tampering = Tampering.with(trades.orderId())) {
      auditor.clicks("Verify").sees("FAILED").sees(tampering.eventId());
      assertThat(auditor.part(BADGE)).containsText("Broken");
    }
  }

  @Test
  void what_an_operator_acknowledged_is_seen_by_whoever_comes_later(Auditor auditor) {
    try (var tampering = Tampering.with(trades.orderId())) {
      Tampering.verify();
      tampering.acknowledge("the disk of Sunday");
      auditor.comesIn("#/integrity");
      assertThat(auditor.part(BADGE)).containsText("Sealed, 1 fault acknowledged");
      assertThat(auditor.part(".badge .status.good")).hasCount(0);
      auditor.sees("the disk of Sunday").sees("ops-1").sees(tampering.eventId());
      auditor.sees("Last verification").sees("FAILED");
      Client.auditor()
          .call()
          .get("/v1/audit/ledger/faults?limit=1")
          .then()
          .statusCode(200)
          .body(at("items[0].event_id", equalTo(tampering.eventId())))
          .body(at("items[0].acknowledged.reason", equalTo("the disk of Sunday")))
          .body(at("items[0].acknowledged.by", equalTo("ops-1")));
    }
    auditor.window().reload();
    assertThat(auditor.part(".badge .status.good")).hasText("✓ Sealed");
    auditor.sees("gone since").sees("the disk of Sunday");
  }

  @Test
  void a_head_after_which_the_chain_begins_anew_is_marked(Auditor auditor) {
    auditor
        .window()
        .route(
            url -> url.contains("/v1/audit/ledger/heads"),
            route -> {
              var heads = route.fetch();
              var broken = heads.text().replaceFirst("\"number\":", "\"acknowledged\":7,$0");
              route.fulfill(new FulfillOptions().setResponse(heads).setBody(broken));
            });
    auditor.comesIn("#/integrity").sees("begins anew after fault 7");
  }

  @Test
  void an_event_s_proof_is_checked_in_the_browser(Auditor auditor) {
    awaitProof();
    auditor
        .comesIn(trades.at(3) + "&tab=event")
        .clicks("Prove")
        .sees("It is in the log")
        .sees("lead from its sealed bytes");
  }

  @Test
  void a_proof_of_other_bytes_does_not_hold(Auditor auditor) {
    auditor.window().route(url -> url.contains("/proofs/inclusion"), IntegrityTest::forge);
    awaitProof();
    auditor.comesIn(trades.at(3) + "&tab=event").clicks("Prove").sees("The proof does not hold");
  }

  @Test
  void a_proof_of_another_event_does_not_hold(Auditor auditor) {
    var other = "event_id=" + event(1);
    auditor
        .window()
        .route(
            url -> url.contains("/proofs/inclusion"),
            route -> {
              var asked = route.request().url().replaceFirst("\\?.*", "?" + other);
              route.fulfill(
                  new FulfillOptions().setResponse(route.fetch(new FetchOptions().setUrl(asked))));
            });
    awaitProof();
    auditor.comesIn(trades.at(3) + "&tab=event").clicks("Prove").sees("it is of another event");
  }

  /** A head is made every second. */
  private void awaitProof() {
    var proof = "/v1/audit/ledger/proofs/inclusion?event_id=" + event(3);
    Awaitility.await().until(() -> Client.auditor().call().get(proof).statusCode() == 200);
  }

  private String event(int version) {
    var events = "/v1/audit/aggregates/order/" + trades.orderId() + "/events?from_version=";
    return Client.auditor().call().get(events + version).as(JsonBody.class).at("items[0].event_id");
  }

  /** Changes what the event says, behind what tells which event it is. */
  private static void forge(Route route) {
    var proof = route.fetch();
    var forged = proof.text().replaceFirst("(\"canonical_bytes\":\".{400})....", "$1AAAA");
    route.fulfill(new FulfillOptions().setResponse(proof).setBody(forged));
  }
}
