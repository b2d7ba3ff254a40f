package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LastTradePricesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Symbol MSFT = Symbol.of("MSFT");

  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(NOON);
  private final UUID user = node.account("10000.00");

  @Test
  void an_execution_is_the_last_price_of_its_instrument_alone() {
    fill(placed(Accounts.AAPL), "e1", "49.50", NOON);
    assertThat(quote(Accounts.AAPL))
        .isEqualTo(new Quote(Accounts.AAPL, null, null, Price.of("49.50"), NOON));
    assertThat(node.quotes.prices().quote(MSFT)).isEmpty();
  }

  @Test
  void of_two_executions_the_later_one_counts_whichever_is_reported_first() {
    var order = placed(Accounts.AAPL);
    fill(order, "e1", "49.50", NOON);
    fill(order, "e2", "48.00", NOON.minusSeconds(1));
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("49.50"));
    fill(order, "e3", "47.00", NOON.plusSeconds(1));
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("47.00"));
  }

  @Test
  void once_an_execution_is_busted_the_one_before_it_is_the_last_price() {
    var order = placed(Accounts.AAPL);
    fill(order, "e1", "48.00", NOON);
    fill(order, "e2", "90.00", NOON.plusSeconds(1));
    node.run(user, new BustFill(order, "XNAS", "b1", NOON.plusSeconds(2), "e2"));
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("48.00"));
    node.run(user, new BustFill(order, "XNAS", "b2", NOON.plusSeconds(3), "e1"));
    assertThat(node.quotes.prices().quote(Accounts.AAPL)).isEmpty();
  }

  @Test
  void a_corrected_execution_is_a_price_as_corrected_and_as_old_as_it_was() {
    var order = placed(Accounts.AAPL);
    fill(order, "e1", "90.00", NOON);
    correct(order, "x1", "e1", "49.00");
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("49.00"));
    assertThat(quote(Accounts.AAPL).at()).isEqualTo(NOON);
    fill(order, "e2", "48.00", NOON.plusSeconds(1));
    correct(order, "x2", "x1", "50.00");
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("48.00"));
  }

  private void correct(UUID order, String execId, String ref, String price) {
    var at = NOON.plusSeconds(5);
    node.run(
        user,
        new CorrectFill(order, "XNAS", execId, at, ref, Quantity.of("1"), Price.of(price), null));
  }

  @Test
  void a_refused_execution_is_no_price() {
    var order = placed(Accounts.AAPL);
    node.run(
        user, new RecordFill(order, "XNAS", "e1", NOON, Quantity.ZERO, Price.of("49.50"), null));
    assertThat(node.quotes.prices().quote(Accounts.AAPL)).isEmpty();
  }

  @Test
  void executions_and_busts_are_heard_of_though_the_reply_of_their_append_was_lost() {
    var order = placed(Accounts.AAPL);
    node.faulty.loseReplies(1);
    node.run(
        user,
        new RecordFill(order, "XNAS", "e1", NOON, Quantity.of("12"), Price.of("49.50"), null));
    assertThat(quote(Accounts.AAPL).last().price()).isEqualTo(Price.of("49.50"));
    assertThat(overfills()).isEqualTo(1);
    node.faulty.loseReplies(1);
    node.run(user, new BustFill(order, "XNAS", "b1", NOON.plusSeconds(1), "e1"));
    assertThat(node.quotes.prices().quote(Accounts.AAPL)).isEmpty();
  }

  private double overfills() {
    return node.meters.get("blotter.executions.unordered").tag("why", "overfill").counter().count();
  }

  private Quote quote(Symbol symbol) {
    return node.quotes.prices().quote(symbol).orElseThrow();
  }

  private UUID placed(Symbol symbol) {
    var order = node.ids.next(Lane.of(user), NOON);
    var terms = Accounts.terms(symbol, Side.BUY, "10", "50", TimeInForce.GTC, false);
    node.run(user, new PlaceOrder(order, user, "client-" + order, null, terms));
    node.run(user, new AcceptOrder(order, "XNAS", "a", null, null));
    return order;
  }

  private void fill(UUID order, String execId, String price, Instant at) {
    node.run(
        user, new RecordFill(order, "XNAS", execId, at, Quantity.of("1"), Price.of(price), null));
  }
}
