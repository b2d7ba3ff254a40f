package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an auditor sees of a service that does not answer well, and how it goes on after that. */
@Tag("service")
@QuarkusTest
@InBrowser
class TroubleTest {

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void an_answer_that_breaks_off_is_told_as_that(Auditor auditor) {
    auditor.window().route(url -> url.contains("/portfolio/history"), TroubleTest::breaksOff);
    auditor.comesIn("#/users/" + trades.account().userId());
    auditor.sees("The answer broke off").sees("BROKEN_OFF").sees("JSON");
  }

  @Test
  void a_legal_hold_that_is_not_known_is_told_so(Auditor auditor) {
    auditor.window().route(url -> url.endsWith("/legal-hold"), TroubleTest::refuses);
    auditor.comesIn("#/users/" + trades.account().userId()).sees("READ_ONLY").forgives("503");
    auditor.window().unrouteAll();
    auditor.clicks("Try again").waitsForRest();
    assertThat(auditor.part("text=READ_ONLY")).hasCount(0);
  }

  @Test
  void a_search_that_failed_is_tried_again(Auditor auditor) {
    auditor.window().route(url -> url.contains("/v1/audit/events"), TroubleTest::refuses);
    auditor.comesIn("#/search?symbol=" + trades.symbol()).sees("READ_ONLY").forgives("503");
    assertThat(auditor.part(".results")).isHidden();
    auditor.window().unrouteAll();
    auditor.clicks("Try again").sees("10 events").sees("Order initialized");
  }

  @Test
  void a_timeline_that_failed_leaves_the_rest_and_is_tried_again(Auditor auditor) {
    auditor.window().route(url -> url.contains("/events?from_version=1&limit=200"), Route::abort);
    auditor.comesIn(trades.at(6)).sees("UNREACHABLE").forgives("ERR_FAILED").sees("Version 6 of 6");
    auditor.window().unrouteAll();
    auditor.clicks("Try again").sees("Order fill busted");
    assertThat(auditor.part("text=UNREACHABLE")).hasCount(0);
  }

  @Test
  void a_state_that_failed_is_tried_again(Auditor auditor) {
    auditor.window().route(url -> url.contains("/state?version=6"), TroubleTest::refuses);
    auditor.comesIn(trades.at(6)).sees("READ_ONLY").forgives("503").sees("Order fill busted");
    auditor.window().unrouteAll();
    auditor.clicks("Try again").sees("State after version 6");
    assertThat(auditor.part("text=READ_ONLY")).hasCount(0);
  }

  @Test
  void a_run_is_watched_on_where_the_service_did_not_answer_for_a_while(Auditor auditor) {
    trades.account().get("/orders").then().statusCode(200); // waits for the read models
    auditor.window().route(url -> url.contains("/reconciliations/"), TroubleTest::refuses);
    auditor
        .comesIn("#/reconciliation")
        .fills("User id (all where empty)", trades.account().userId().toString())
        .clicks("Reconcile")
        .sees("READ_ONLY")
        .forgives("503");
    auditor.window().unrouteAll();
    auditor.sees("all are what the log says").forgives("503");
    assertThat(auditor.part("text=READ_ONLY")).hasCount(0);
  }

  @Test
  void an_address_that_was_cut_short_is_told_as_that(Auditor auditor) {
    auditor.comesIn("#/aggregates").sees("The address is cut short.");
    auditor.goes("#/integrity?scope=bogus").sees("Signed heads");
    assertThat(auditor.part("#field-scope")).hasValue("all");
    auditor.goes("#/users").sees("The address is cut short.");
    auditor.goes(trades.at(1) + ".5").sees("Version 6 of 6");
  }

  private static void breaksOff(Route route) {
    route.fulfill(new FulfillOptions().setContentType("application/json").setBody("{\"items\":["));
  }

  private static void refuses(Route route) {
    route.fulfill(
        new FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"code\":\"READ_ONLY\",\"title\":\"For a while\",\"status\":503}"));
  }
}
