package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An execution id is unique for its venue only: two venues may use the same on one order. */
class TwoVenuesTest {
  private static final Commission NOTHING = Commission.zero(Currency.USD);
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void both_fills_count() {
    var order = boughtAtBoth();
    assertThat(account.state(order).cumQty()).isEqualTo(Quantity.of("10"));
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
    assertThat(account.balance().total()).isEqualTo(usd("504.00"));
  }

  @Test
  void a_bust_takes_the_fill_of_its_own_venue_back() {
    var order = boughtAtBoth();
    account.report(new BustFill(order, "XNYS", "b", null, "e1"));
    assertThat(account.state(order).cumQty()).isEqualTo(Quantity.of("4"));
    assertThat(account.held(AAPL)).isEqualByComparingTo("4");
    assertThat(account.balance().total()).isEqualTo(usd("804.00"));
  }

  @Test
  void a_correction_changes_the_fill_of_its_own_venue() {
    var order = boughtAtBoth();
    account.report(
        new CorrectFill(
            order, "XNYS", "c", null, "e1", Quantity.of("5"), Price.of("48.00"), NOTHING));
    assertThat(account.held(AAPL)).isEqualByComparingTo("9");
    assertThat(account.balance().total()).isEqualTo(usd("564.00"));
  }

  @Test
  void a_bust_of_a_sale_settles_when_the_sale_at_its_own_venue_would_have() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "buy", "10", "50.00");
    var sale = account.placed(Side.SELL, "10", "50.00");
    var now = account.trading.now();
    fill(sale, "XNAS", "4", "50.00", now);
    fill(sale, "XNYS", "6", "50.00", now.plus(Duration.ofDays(1)));
    account.report(new BustFill(sale, "XNYS", "b", null, "e1"));
    account.run(new SettleCash(account.user, Instant.parse("2026-11-25T15:00:00Z")));
    assertThat(account.balance().settled()).isEqualTo(usd("700.00"));
  }

  private UUID boughtAtBoth() {
    var order = account.placed(Side.BUY, "10", "50.00");
    fill(order, "XNAS", "4", "49.00", account.trading.now());
    fill(order, "XNYS", "6", "50.00", account.trading.now());
    return order;
  }

  private void fill(UUID order, String venue, String quantity, String price, Instant at) {
    account.report(
        new RecordFill(order, venue, "e1", at, Quantity.of(quantity), Price.of(price), NOTHING));
  }
}
