package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.portfolio.PortfolioId;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class HistoryTest {

  private static final String STATE = ".state";

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void an_order_is_shown_as_it_is_with_all_that_happened_to_it(Auditor auditor) {
    auditor.comesIn("#/aggregates/order/" + trades.orderId());
    assertThat(auditor.part("[aria-label=Timeline] [role=row]:not(.head)"))
        .hasCount(Trades.VERSIONS);
    auditor.sees("Version 6 of 6").sees("Order fill busted").sees(trades.clientOrderId());
    assertThat(auditor.part(STATE)).hasAttribute("data-version", "6");
  }

  @Test
  void arrows_lead_from_version_to_version(Auditor auditor) {
    auditor.comesIn(trades.at(3));
    auditor.window().getByLabel("Version", exactly()).focus();
    auditor.presses("ArrowLeft", "ArrowLeft").sees("Version 1 of 6");
    assertThat(auditor.part(STATE)).hasAttribute("data-version", "1");
    auditor.presses("ArrowRight").sees("Version 2 of 6");
    assertThat(auditor.part(STATE)).containsText("N-77");
    assertThat(auditor.part(STATE + " .changed").first()).containsText("changed");
  }

  @Test
  void the_list_is_walked_by_keys_as_well(Auditor auditor) {
    auditor.comesIn(trades.at(6));
    auditor.part("[aria-label=Timeline]").focus();
    auditor.presses("Home").sees("Version 1 of 6");
    auditor.presses("ArrowDown", "ArrowDown").sees("Version 3 of 6");
    auditor.presses("End").sees("Version 6 of 6");
  }

  @Test
  void an_address_holds_the_version_and_the_tab(Auditor auditor) {
    auditor.comesIn(trades.at(2)).sees("Version 2 of 6");
    auditor.window().getByRole(AriaRole.TAB).nth(1).click();
    auditor.clicks("Version after");
    auditor.isAt("version=3").isAt("tab=event");
    auditor.window().reload();
    auditor.sees("Version 3 of 6").sees("Original, v3");
  }

  @Test
  void a_correction_and_what_it_corrects_are_both_shown(Auditor auditor) {
    auditor.comesIn(trades.at(3) + "&tab=event");
    assertThat(auditor.part(".correction")).containsText("Original, v3");
    assertThat(auditor.part(".correction")).containsText("187.2");
    assertThat(auditor.part(".correction")).containsText("Correction, v4");
    auditor.goes(trades.at(6) + "&tab=event").sees("The venue took this fill back");
    assertThat(auditor.part("[aria-label=Timeline]")).containsText("corrected by v4");
    assertThat(auditor.part("[aria-label=Timeline]")).containsText("busted by v6");
  }

  @Test
  void figures_are_divided_by_thousands_but_ids_that_look_like_some_are_not(Auditor auditor) {
    String order =
        trades.account().buy("10023457", "7203001", "1000", "1").as(JsonBody.class).at("order_id");
    Account.trade(order, "20023457", "1000", "1").then().statusCode(200);
    auditor.comesIn("#/aggregates/order/" + order + "?tab=event&version=2").sees("20023457");
    assertThat(auditor.part(".event-panel .json")).containsText("1,000");
    auditor.goes("#/aggregates/order/" + order + "?tab=state");
    assertThat(auditor.part(STATE)).containsText("10023457");
    assertThat(auditor.part(STATE)).containsText("20023457");
    assertThat(auditor.part(STATE)).containsText("7203001");
    assertThat(auditor.part(STATE)).containsText("1,000");
  }

  @Test
  void an_instrument_of_digits_is_no_place_in_a_list(Auditor auditor) {
    var account = trades.account();
    String order = account.buy("digits", "7203", "10", "1").as(JsonBody.class).at("order_id");
    Account.trade(order, "digits-1", "10", "1").then().statusCode(200);
    auditor.comesIn("#/aggregates/portfolio/" + PortfolioId.of(account.userId()) + "?tab=state");
    assertThat(auditor.part(STATE)).containsText("holdings › 7203");
  }

  @Test
  void a_moment_leads_to_the_version_that_was_recorded_by_then(Auditor auditor) {
    auditor.comesIn(trades.at(6));
    auditor.part("text=Go to a moment").click();
    auditor.fills("Moment (UTC)", recorded(2)).clicks("Go there").sees("Version 2 of 6");
    auditor.isAt("version=2");
  }

  @Test
  void what_is_not_in_a_state_by_business_time_is_named(Auditor auditor) {
    String order =
        trades
            .account()
            .buy("late-report", trades.symbol(), "10", "9")
            .as(JsonBody.class)
            .at("order_id");
    var early = Instant.now().truncatedTo(ChronoUnit.MICROS);
    fill(order, "l1", early.plusMillis(1));
    fill(order, "l2", early);
    auditor.comesIn("#/aggregates/order/" + order + "?business=" + early);
    assertThat(auditor.part(STATE)).containsText("State after version v1, the last before which");
    assertThat(auditor.part(STATE + " .note")).containsText("Not in it");
    auditor.clicks("v3").isAt("version=3").sees("Version 3 of 3");
    auditor.goes("#/aggregates/order/" + order + "?business=" + early.plusMillis(1));
    assertThat(auditor.part(STATE)).containsText("State after version v3");
    assertThat(auditor.part(STATE + " .note")).hasCount(0);
  }

  private static void fill(String order, String execution, Instant at) {
    var report =
        """
        {"exec_type": "TRADE", "exec_id": "%s", "last_qty": "1", "last_px": "9",
         "transact_time": "%s"}"""
            .formatted(order.substring(24) + execution, at);
    Account.report(order, report).then().statusCode(200);
  }

  @Test
  void what_is_not_there_is_told_with_its_code(Auditor auditor) {
    var unknown = trades.orderId().substring(0, 24) + "000000000000";
    auditor.comesIn("#/aggregates/order/" + unknown).sees("NOT_FOUND");
  }

  /** When a version was recorded. */
  private String recorded(int version) {
    var events = "/v1/audit/aggregates/order/" + trades.orderId() + "/events?from_version=";
    return Client.auditor()
        .call()
        .get(events + version)
        .as(JsonBody.class)
        .at("items[0].occurred_at");
  }

  private static GetByLabelOptions exactly() {
    return new GetByLabelOptions().setExact(true);
  }
}
