package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.portfolio.PortfoliosProjection;
import dev.blotter.position.Position;
import dev.blotter.position.PositionCommand.SplitPosition;
import dev.blotter.position.PositionView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account is worth once a position was split and before anybody quotes new units. */
class SplitValueTest {
  private final Accounts margin = Accounts.with("MARGIN", "10000.00");
  private final Accounts cash = Accounts.with("CASH", "1000.00");
  private int executions;

  @ParameterizedTest
  @CsvSource({"10, 1", "1, 10", "3, 2", "7, 3"})
  void a_split_of_a_short_changes_neither_equity_nor_buying_power(String now, String old) {
    trade(margin, Side.SELL, "50", "100.00");
    assertWorth(margin, "10000.00", "7500.00");
    split(margin, now, old);
    assertWorth(margin, "10000.00", "7500.00");
    var other = Accounts.terms(Symbol.of("MSFT"), Side.BUY, "75", "100.00", TimeInForce.GTC, false);
    assertThat(margin.run(margin.order(other)).code()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "1, 5", "3, 2"})
  void nor_does_one_of_what_is_held(String now, String old) {
    trade(cash, Side.BUY, "5", "100.00");
    split(cash, now, old);
    assertWorth(cash, "1000.00", "500.00");
    assertPosition("500.00", "0.00");
  }

  @Test
  void a_position_shows_the_price_of_a_new_unit_and_since_when_it_is_known() {
    trade(cash, Side.BUY, "5", "100.00");
    var quoted = cash.trading.now();
    split(cash, "2", "1");
    var view = position();
    assertThat(Objects.requireNonNull(view.markPrice()).value()).isEqualByComparingTo("50");
    assertThat(view.markedAt()).isEqualTo(quoted);
  }

  @Test
  void two_splits_are_one_by_their_product() {
    trade(cash, Side.BUY, "5", "100.00");
    split(cash, "2", "1");
    split(cash, "3", "2");
    assertWorth(cash, "1000.00", "500.00");
    assertPosition("500.00", "0.00");
  }

  @Test
  void a_quote_after_a_split_is_one_of_new_units_and_of_old_ones_before_the_next() {
    trade(cash, Side.BUY, "5", "100.00");
    split(cash, "2", "1");
    cash.quote(AAPL, "49.00", "49.10");
    assertWorth(cash, "990.00", "500.00");
    assertPosition("490.00", "-10.00");
    split(cash, "1", "10");
    assertWorth(cash, "990.00", "500.00");
    cash.quote(AAPL, "510.00", "511.00");
    assertWorth(cash, "1010.00", "500.00");
  }

  @Test
  void a_valuation_before_the_next_quote_has_the_worth_of_before_the_split() {
    trade(cash, Side.BUY, "5", "100.00");
    split(cash, "2", "1");
    var day = LocalDate.of(2026, 11, 24);
    var valued = cash.run(new MarkToMarket(cash.user, day, false)).events().getFirst();
    assertThat(valued)
        .isInstanceOfSatisfying(
            PortfolioValued.class, event -> assertThat(event.equity()).isEqualTo(usd("1000.00")));
  }

  @Test
  void fills_busts_and_corrections_after_a_split_leave_it_known() {
    var first = cash.placed(Side.BUY, "5", "100.00");
    cash.quote(AAPL, "100.00", "100.00");
    cash.fill(first, "e1", "3", "100.00");
    cash.fill(first, "e2", "2", "100.00");
    split(cash, "2", "1");
    cash.bust(first, "b1", "e2");
    assertWorth(cash, "1000.00");
    cash.fill(cash.placed(Side.SELL, "1", "50.00"), "e3", "1", "50.00");
    assertWorth(cash, "1000.00");
    cash.correct(first, "c1", "e1", "4", "50.00");
    assertThat(cash.held(AAPL)).isEqualByComparingTo("3");
    assertWorth(cash, "1000.00");
  }

  @Test
  void what_is_closed_has_no_splits_and_what_is_opened_next_neither() {
    trade(cash, Side.BUY, "5", "100.00");
    split(cash, "2", "1");
    assertThat(holding(cash).splits()).hasSize(1);
    trade(cash, Side.SELL, "10", "50.00");
    assertThat(holding(cash).splits()).isNull();
    trade(cash, Side.BUY, "2", "50.00");
    assertThat(holding(cash).splits()).isNull();
    assertWorth(cash, "1000.00");
  }

  @Test
  void a_sale_through_zero_ends_them() {
    trade(margin, Side.BUY, "5", "100.00");
    split(margin, "2", "1");
    trade(margin, Side.SELL, "15", "50.00");
    assertThat(margin.held(AAPL)).isEqualByComparingTo("-5");
    assertThat(holding(margin).splits()).isNull();
    assertWorth(margin, "10000.00");
  }

  @Test
  void cash_for_fractions_adds_nothing_to_the_worth_for_rankings() {
    trade(cash, Side.BUY, "5", "100.00");
    var position = holding(cash).positionId();
    var price = Price.of("100");
    cash.run(new SplitPosition(position, "1:2", Ratio.of("1", "2"), true, price));
    assertThat(cash.held(AAPL)).isEqualByComparingTo("2");
    assertThat(cash.balance().total()).isEqualTo(usd("600.00"));
    assertThat(row(cash).totalValue()).isEqualByComparingTo("1000.00");
  }

  private static PortfolioRow row(Accounts account) {
    var projection = new PortfoliosProjection();
    PortfolioRow row = null;
    for (var event : account.trading.history(portfolio(account))) {
      row = projection.apply(row, event);
    }
    return Objects.requireNonNull(row);
  }

  private static AggregateRef portfolio(Accounts account) {
    return AggregateRef.portfolio(PortfolioId.of(account.user));
  }

  /** Quoted and traded at that price. */
  private void trade(Accounts account, Side side, String quantity, String price) {
    account.quote(AAPL, price, price);
    var order = account.placed(side, quantity, price);
    account.fill(order, "t" + ++executions, quantity, price);
  }

  private static void split(Accounts account, String now, String old) {
    account.trading.pass(Duration.ofHours(1));
    var position = holding(account).positionId();
    var ratio = Ratio.of(now, old);
    account.run(new SplitPosition(position, now + ":" + old, ratio, false, null));
    account.trading.pass(Duration.ofHours(1));
  }

  private static Holding holding(Accounts account) {
    return account.portfolio().account().holding(AAPL).orElseThrow();
  }

  private static void assertWorth(Accounts account, String equity, String buyingPower) {
    assertWorth(account, equity);
    assertThat(view(account).buyingPower()).isEqualByComparingTo(buyingPower);
  }

  private static void assertWorth(Accounts account, String equity) {
    assertThat(view(account).equity()).isEqualByComparingTo(equity);
  }

  private static PortfolioView view(Accounts account) {
    var state = account.portfolio().account();
    var id = PortfolioId.of(account.user);
    return PortfolioView.of(id, account.user, state, account.rules.margin(), account);
  }

  private void assertPosition(String value, String unrealized) {
    var view = position();
    assertThat(view.marketValue()).isEqualByComparingTo(value);
    assertThat(view.unrealizedPnl()).isEqualByComparingTo(unrealized);
    assertThat(view(cash).longMarketValue()).isEqualByComparingTo(new BigDecimal(value));
  }

  private PositionView position() {
    UUID id = holding(cash).positionId();
    var state = cash.trading.state(AggregateRef.position(id), Position.class).orElseThrow();
    return PositionView.of(id, state, cash.portfolio().account()::available, cash);
  }
}
