package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
@InBrowser
class SearchingTest {

  private static final String ROWS = "[aria-label='Events found'] [role=row]:not(.head)";

  private Trades trades;

  @BeforeEach
  void trade() {
    trades = Trades.made();
  }

  @Test
  void an_order_is_found_by_its_id_at_once(Auditor auditor) {
    auditor.comesIn("").fills("Find an id, a client order id or a symbol", trades.orderId());
    auditor.presses("Enter").isAt("/aggregates/order/" + trades.orderId()).sees("Version 6 of 6");
  }

  @Test
  void a_client_s_own_name_for_it_finds_its_events(Auditor auditor) {
    auditor.comesIn("").fills("Find an id, a client order id or a symbol", trades.clientOrderId());
    auditor.presses("Enter").isAt("client_order_id=" + trades.clientOrderId());
    auditor.sees("Order initialized");
  }

  @Test
  void whatever_an_auditor_has_at_hand_is_found(Auditor auditor) {
    var client = UUID.randomUUID().toString();
    var order = trades.account().buy(client, "9988.HK", "1", "1").path("order_id").toString();
    var exec = UUID.randomUUID().toString();
    Account.trade(order, exec, "1", "1").then().statusCode(200);
    trades.account().get("/orders").then().statusCode(200); // waits for the read models
    var fill =
        Client.auditor()
            .call()
            .get("/v1/audit/events?exec_id=" + exec)
            .jsonPath()
            .setRootPath("items[0]");
    auditor.comesIn("");
    finds(auditor, client).isAt("client_order_id=" + client);
    finds(auditor, exec).isAt("exec_id=" + exec);
    finds(auditor, "9988.HK").isAt("symbol=9988.HK");
    finds(auditor, fill.getString("correlation_id")).isAt("correlation_id=");
    finds(auditor, fill.getString("command_id")).isAt("command_id=");
    finds(auditor, trades.account().userId().toString()).isAt("/aggregates/user/");
    auditor.goes("#/search");
    finds(auditor, fill.getString("event_id")).isAt("/aggregates/order/" + order + "?version=");
  }

  @Test
  void a_client_s_name_that_could_be_an_event_s_id_is_found_before_any_event_is_looked_for(
      Auditor auditor) {
    var name = UUID.randomUUID().toString();
    trades.account().buy(name, trades.symbol(), "1", "1").then().statusCode(201);
    trades.account().get("/orders").then().statusCode(200); // waits for the read models
    var asked = asked(auditor);
    auditor.comesIn("");
    finds(auditor, name).isAt("client_order_id=" + name);
    Assertions.assertThat(asked)
        .anyMatch(url -> url.contains("client_order_id="))
        .noneMatch(url -> url.contains("event_id="));
  }

  @Test
  void an_operator_finds_a_user_by_the_address(Auditor auditor) {
    var asked = asked(auditor);
    var user = trades.account().userId();
    auditor.comesInAs(Client.operator(), "");
    finds(auditor, "nobody@example.com").sees("No user has the address nobody@example.com");
    finds(auditor, user + "@Example.com").isAt("/aggregates/user/" + user);
    Assertions.assertThat(asked).noneMatch(SearchingTest::tellsAddress);
  }

  @Test
  void an_address_of_an_auditor_goes_nowhere(Auditor auditor) {
    var asked = asked(auditor);
    auditor.comesIn("").waitsForRest();
    finds(auditor, "Ada <ada@example.com>").sees("Only an operator may look for an e-mail address");
    Assertions.assertThat(asked).isNotEmpty().noneMatch(url -> url.contains("ada%40"));
  }

  /** Every request of the window from now on. */
  private static List<String> asked(Auditor auditor) {
    List<String> asked = new CopyOnWriteArrayList<>();
    auditor.window().onRequest(request -> asked.add(request.url()));
    return asked;
  }

  /** Whether the record of reads would have it. */
  private static boolean tellsAddress(String url) {
    return url.contains("/v1/audit/") && url.contains("%40");
  }

  @Test
  void where_nothing_is_found_or_can_be_looked_for_it_is_told(Auditor auditor) {
    auditor.comesIn("");
    finds(auditor, "nothing").sees("Nothing was found for nothing");
    finds(auditor, UUID.randomUUID().toString()).sees("no client's name for an order");
    assertThat(auditor.part(".missing")).hasCount(1);
    auditor
        .window()
        .route(
            "**/v1/audit/events?*limit=1",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody(
                            "{\"code\":\"QUERY_TOO_SLOW\",\"title\":\"Too slow\",\"status\":409}")));
    finds(auditor, "anything").sees("QUERY_TOO_SLOW").forgives("409");
    assertThat(auditor.part(".missing")).hasCount(0);
  }

  private static Auditor finds(Auditor auditor, String text) {
    return auditor.fills("Find an id, a client order id or a symbol", text).presses("Enter");
  }

  @Test
  void a_search_can_be_sent_to_someone(Auditor auditor) {
    auditor.comesIn("").fills("Symbol", trades.symbol()).fills("Event types", "OrderFillBusted");
    auditor.clicks("Search").isAt("symbol=" + trades.symbol()).isAt("event_type=OrderFillBusted");
    auditor.window().reload();
    auditor.sees("1 event").sees("Order fill busted");
    assertThat(auditor.part(ROWS)).hasCount(1);
    assertThat(auditor.part("#field-symbol")).hasValue(trades.symbol());
  }

  @Test
  void what_is_pasted_with_spaces_or_typed_small_is_found(Auditor auditor) {
    trades.account().get("/orders").then().statusCode(200); // waits for the read models
    auditor.comesIn("");
    finds(auditor, " " + trades.symbol().toLowerCase(Locale.ROOT));
    auditor.isAt("symbol=" + trades.symbol()).sees("10 events");
    var user = trades.account().userId();
    auditor.fills("User", " " + user + " ").clicks("Search").isAt("user_id=" + user);
    auditor.sees("10 events");
  }

  @Test
  void the_same_search_again_finds_what_has_come_since(Auditor auditor) {
    auditor.comesIn("#/search?symbol=" + trades.symbol()).sees("10 events");
    trades.account().buy("one-more", trades.symbol(), "1", "1").then().statusCode(201);
    auditor.clicks("Search").sees("11 events");
  }

  @Test
  void what_was_denied_is_found(Auditor auditor) {
    trades.account().buy("too-much", trades.symbol(), "100000", "100");
    auditor.comesIn("#/search?denied=true&user_id=" + trades.account().userId());
    auditor.sees("1 event").sees("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void keys_lead_from_an_event_to_its_order_at_that_version(Auditor auditor) {
    auditor.comesIn("#/search?event_type=OrderAccepted&symbol=" + trades.symbol());
    auditor.sees("1 event");
    auditor.part("[aria-label='Events found']").focus();
    auditor.presses("Enter").isAt(trades.orderId()).sees("Version 2 of 6");
  }

  @Test
  void what_the_service_cannot_make_sense_of_is_told_with_its_code(Auditor auditor) {
    auditor.comesIn("#/search?user_id=nobody").sees("INVALID_PARAMETER").forgives("400");
  }
}
