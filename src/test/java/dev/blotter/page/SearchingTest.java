package dev.blotter.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
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
  void a_search_can_be_sent_to_someone(Auditor auditor) {
    auditor.comesIn("").fills("Symbol", trades.symbol()).fills("Event types", "OrderFillBusted");
    auditor.clicks("Search").isAt("symbol=" + trades.symbol()).isAt("event_type=OrderFillBusted");
    auditor.window().reload();
    auditor.sees("1 event").sees("Order fill busted");
    assertThat(auditor.part(ROWS)).hasCount(1);
    assertThat(auditor.part("#field-symbol")).hasValue(trades.symbol());
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
