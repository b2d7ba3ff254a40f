package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.blotter.clock.ClockSample;
import dev.blotter.clock.ClockSamples;
import dev.blotter.clock.Reading;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The register of erasures, the records of reads, refusals and clocks, and legal holds. */
@Tag("service")
@QuarkusTest
@InBrowser
class RecordsTest {

  private static final String ROWS = "main table tbody tr";

  /** In JSON, and as the page shows it. */
  private static final String OVERRIDE = "\\u202E";

  @Inject ClockSamples samples;

  private Account ada;

  @BeforeEach
  void register() {
    ada = Account.withCash("1.00");
  }

  @Test
  void an_erasure_is_listed_with_who_asked_and_why_and_that_nothing_is_left(Auditor auditor) {
    Client.operator()
        .call()
        .queryParam("reason", "letter of " + ada.userId())
        .delete(ada.path(""))
        .then()
        .statusCode(200);
    Client.auditor().call().get(ada.path("")).then().statusCode(200);
    auditor.comesIn("#/erasures").sees("letter of " + ada.userId());
    assertThat(auditor.part(ROWS).first()).containsText("ops-1");
    assertThat(auditor.part(ROWS).first()).containsText("nothing");
  }

  @Test
  void reads_are_found_by_reader_and_user(Auditor auditor) {
    var other = Account.withCash("1.00");
    ada.trader().call().get("/v1/audit/aggregates/user/" + ada.userId() + "/events");
    ada.trader().call().get("/v1/audit/aggregates/user/" + ada.userId() + "/state");
    other.trader().call().get("/v1/audit/aggregates/user/" + other.userId() + "/state");
    auditor.comesIn("#/accesses").sees("replayState");
    auditor.fills("User", ada.userId().toString()).clicks("Search").isAt("user_id=");
    assertThat(auditor.part(ROWS)).hasCount(2);
    auditor.sees("listEvents").sees("TRADER").sees("200");
    ada.trader().call().get("/v1/audit/aggregates/user/" + ada.userId() + "/state");
    auditor.clicks("Search");
    // The auditor's own search before is one more.
    assertThat(auditor.part(ROWS)).hasCount(4);
    auditor.fills("Reader", "nobody").clicks("Search").sees("Nothing was read that matches.");
  }

  @Test
  void refused_commands_are_found_by_who_tried_them(Auditor auditor) {
    ada.trader().send("{}").post("/v1/users/" + UUID.randomUUID() + "/orders");
    var refused = "/v1/audit/refusals?actor=" + ada.trader().subject();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Client.auditor().call().get(refused).asString().contains("VALIDATION_FAILED"));
    auditor.comesIn("#/refusals").fills("Who", ada.trader().subject()).clicks("Search");
    auditor.isAt("actor=").sees("placeOrder").sees("VALIDATION_FAILED");
    assertThat(auditor.part(ROWS)).hasCount(1);
    auditor.fills("Code", "NOT_FOUND").clicks("Search").sees("Nothing was refused that matches.");
  }

  @Test
  void clocks_that_were_far_off_are_found_by_node(Auditor auditor) {
    var node = "node-" + UUID.randomUUID();
    for (int millis : List.of(1, 70)) {
      var reading = new Reading(Duration.ofMillis(millis), Duration.ofMillis(2));
      samples
          .add(new ClockSample(node, "database", reading, Duration.ofMillis(50)))
          .await()
          .atMost(Duration.ofSeconds(10));
    }
    auditor.comesIn("#/clocks").fills("Node", node).clicks("Search").isAt("node=");
    auditor.sees("70.000").sees("BEYOND").sees("WITHIN");
    auditor.fills("Beyond (µs)", "50000").clicks("Search").isAt("beyond=50000");
    assertThat(auditor.part("[aria-label=Clocks] tbody tr")).hasCount(1);
    var summary = auditor.part("[aria-labelledby=clock-summary]");
    assertThat(summary.locator("tbody tr")).hasCount(1);
    assertThat(summary.locator("tbody tr")).containsText("✕ 1 time2 times70.0002.000");
    auditor.fills("From (UTC)", "2020-01-01T00:00:00Z").clicks("Search");
    auditor.sees("must be 366 days before the end at most").forgives("400");
    auditor.fills("From (UTC)", "");
    auditor.fills("Node", "nobody").clicks("Search").sees("Nothing was compared that matches.");
  }

  private void hold(String reason) {
    Client.operator()
        .call()
        .contentType(ContentType.JSON)
        .body("{\"reason\": \"" + reason + "\"}")
        .put("/v1/audit/users/" + ada.userId() + "/legal-hold")
        .then()
        .statusCode(200);
  }

  @Test
  void a_legal_hold_is_told_where_the_user_is_shown(Auditor auditor) {
    hold("claim 7");
    auditor.comesIn("#/users/" + ada.userId()).sees("Legal hold since").sees("ops-1: claim 7");
  }

  @Test
  void a_character_that_turns_round_what_follows_is_shown_as_what_it_is(Auditor auditor) {
    hold("claim " + OVERRIDE + "gnp.exe");
    auditor.comesIn("#/users/" + ada.userId()).sees("ops-1: claim " + OVERRIDE + "gnp.exe");
    auditor.goes("#/aggregates/user/" + ada.userId()).sees("Legal hold placed");
    assertThat(auditor.part("[aria-label=Timeline]")).containsText(OVERRIDE);
    assertThat(auditor.part(".state")).containsText(OVERRIDE);
  }
}
