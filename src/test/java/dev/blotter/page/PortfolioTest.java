package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
@Needs({"/v1/audit/users/{id}/portfolio/history", "/v1/audit/users/{id}/positions"})
class PortfolioTest {

  private static final String DRAWN =
      "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data"
          + ".some(value => value > 0)";

  /** As many as a page of a table has. */
  private static final int ROWS = 50;

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void a_user_s_money_is_drawn_over_time_and_stands_in_a_table_too(Auditor auditor) {
    auditor.comesIn("#/users/" + trades.account().userId());
    assertThat(auditor.part(".chart canvas")).isVisible();
    Assertions.assertThat(auditor.part(".chart canvas").evaluate(DRAWN)).isEqualTo(true);
    auditor.part("text=The chart as a table").click();
    assertThat(auditor.part("[aria-label='Money over time'] table")).containsText("10,000.00");
  }

  @Test
  void what_the_user_had_at_any_point_is_shown(Auditor auditor) {
    auditor.comesIn("#/users/" + trades.account().userId()).sees("Now").sees(trades.symbol());
    auditor.window().getByLabel("Point in time").focus();
    auditor.presses("Home").isAt("at=").sees("As of");
    assertThat(auditor.part("#holdings ~ p").first()).containsText("None.");
    auditor.presses("End").sees(trades.clientOrderId());
  }

  private static boolean isHistory(String url) {
    return url.contains("/portfolio/history");
  }

  @Test
  void every_point_of_a_second_is_reached(Auditor auditor) {
    auditor.window().route(PortfolioTest::isHistory, route -> points(route, 4));
    auditor.comesIn("#/users/" + trades.account().userId());
    auditor.window().getByLabel("Point in time").focus();
    auditor.presses("Home").isAt("at=2026-11-25T09%3A30%3A00Z");
    auditor.presses("ArrowRight").isAt("at=2026-11-25T09%3A30%3A00.123456Z");
    auditor.presses("ArrowRight").isAt("at=2026-11-25T09%3A30%3A00.5Z");
    auditor.presses("ArrowLeft").isAt("at=2026-11-25T09%3A30%3A00.123456Z");
    assertThat(auditor.window().getByLabel("Point in time")).hasValue("1");
  }

  @Test
  void a_choice_of_the_changes_is_told_as_one(Auditor auditor) {
    auditor.window().route(PortfolioTest::isHistory, route -> points(route, 4_906));
    auditor.comesIn("#/users/" + trades.account().userId());
    auditor.sees("4 of 4,906 changes; a shorter time shows more");
    auditor.window().unrouteAll();
    auditor.window().reload();
    auditor.sees("points");
    assertThat(auditor.part("text=a shorter time")).hasCount(0);
  }

  private static void points(Route route, int changes) {
    var points =
        Stream.of("00", "00.123456", "00.5", "01")
            .map(
                second ->
                    """
                    {"at": "2026-11-25T09:30:%sZ", "cash": "1", "reserved": "0",
                     "position_cost": "0", "realized_pnl": "0"}"""
                        .formatted(second))
            .collect(Collectors.joining(","));
    var body =
        "{\"currency\":\"USD\",\"other_currencies\":[],\"changes\":%d,\"points\":[%s]}"
            .formatted(changes, points);
    route.fulfill(new FulfillOptions().setContentType("application/json").setBody(body));
  }

  @Test
  void orders_beyond_a_page_are_reached_as_of_a_moment_too(Auditor auditor) {
    for (int order = 1; order <= ROWS; order++) {
      trades.account().buy("more-" + order, trades.symbol(), "1", "1").then().statusCode(201);
    }
    auditor.comesIn("#/users/" + trades.account().userId() + "?at=" + Instant.now());
    auditor.sees("As of").sees("more-" + ROWS);
    var orders = auditor.part("[aria-label=Orders] tbody tr");
    assertThat(orders).hasCount(ROWS);
    auditor.part("[aria-label='Pages of Orders'] >> text=Next").click();
    assertThat(orders).hasCount(1);
    auditor.sees(trades.clientOrderId());
  }

  @Test
  void a_rate_is_told_with_its_source_and_time_as_it_was_at_the_moment(Auditor auditor) {
    var moment = Instant.now();
    trades.account().deposit("100.00", "CLP").then().statusCode(200);
    rate("0.5", "2026-11-24T17:00:00Z");
    var known = Instant.now();
    rate("0.25", "2026-11-24T18:00:00Z");
    auditor.comesIn("#/users/" + trades.account().userId() + "?at=" + known);
    var facts = auditor.part("#holdings ~ .facts");
    assertThat(facts).containsText("CLP in USD0.5 by CLP/USD of 2026-11-24 17:00:00");
    auditor.goes("#/users/" + trades.account().userId()).sees("0.25 by CLP/USD");
    auditor.goes("#/users/" + trades.account().userId() + "?at=" + moment).sees("As of");
    assertThat(facts).not().containsText("CLP");
  }

  @Test
  void money_in_another_currency_is_shown_where_there_is_some(Auditor auditor) {
    auditor.comesIn("#/users/" + trades.account().userId());
    assertThat(auditor.part(".legend")).containsText("USD");
    assertThat(auditor.part(".legend select")).hasCount(0);
    trades.account().deposit("123.45", "EUR").then().statusCode(200);
    // Two addresses between two drawings are one change, and nothing is loaded again.
    auditor.goes("#/search").sees(AriaRole.HEADING, "Events");
    auditor.goes("#/users/" + trades.account().userId());
    auditor.window().getByLabel("Currency").selectOption("EUR");
    auditor.isAt("currency=EUR").part("text=The chart as a table").click();
    assertThat(auditor.part("[aria-label='Money over time'] table")).containsText("123.45");
  }

  private static void rate(String bid, String at) {
    Client.operator()
        .send("{\"bid\": \"%s\", \"at\": \"%s\"}".formatted(bid, at))
        .put("/v1/quotes/CLP/USD")
        .then()
        .statusCode(200);
  }
}
