package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.AssetClass;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.PlainTerms;
import dev.blotter.marketdata.TradingStatus;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.testing.InMemoryTrading.Outcome;
import dev.blotter.user.User;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of an instrument allow to be ordered. */
class InstrumentRulesTest {

  /** Steps of 0.05 and 10, from 20 to 1000 units, for 500 at least. */
  private static final InstrumentTerms STRICT =
      new InstrumentTerms(
          "Apple",
          AssetClass.EQUITY,
          Currency.USD,
          Price.of("0.05"),
          Quantity.of("10"),
          Quantity.of("20"),
          Quantity.of("1000"),
          Notional.of("500"),
          true,
          TradingStatus.TRADING);

  private final Accounts account = Accounts.with("CASH", "100000.00");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10.03,  100, BAD_PRECISION,            limit_price, step,    0.05
          10.05,  105, BAD_PRECISION,            qty,         step,    10
          10.05,   10, QUANTITY_BELOW_MINIMUM,   ,            minimum, 20
          10.05, 1010, QUANTITY_EXCEEDS_MAXIMUM, ,            maximum, 1000
          10.00,   40, NOTIONAL_BELOW_MINIMUM,   ,            minimum, 500
          """)
  void an_order_off_the_rules_is_recorded_as_denied_with_the_figure_that_it_breaks(
      String limit, String quantity, String code, String field, String name, String figure) {
    account.instruments.tell(AAPL, STRICT);
    var order = account.order(Side.BUY, quantity, limit);
    var outcome = account.run(order);
    assertThat(outcome.code()).isEqualTo(code);
    var reason = outcome.rejection().orElseThrow();
    assertThat(reason.field()).isEqualTo(field);
    assertThat(reason.context()).isEqualTo(Map.of(name, figure));
    assertThat(account.state(order.orderId()).status()).isEqualTo(OrderStatus.DENIED);
  }

  @Test
  void an_order_on_the_steps_and_within_the_limits_is_placed() {
    account.instruments.tell(AAPL, STRICT);
    assertThat(account.run(account.order(Side.BUY, "20", "25.00")).code()).isEmpty();
    assertThat(account.run(account.order(Side.BUY, "1000", "10.05")).code()).isEmpty();
  }

  @Test
  void a_stop_price_has_the_same_step() {
    account.instruments.tell(AAPL, STRICT);
    var stop =
        new OrderTerms(
            AAPL,
            Side.BUY,
            OrderType.STOP,
            TimeInForce.GTC,
            Quantity.of("100"),
            null,
            Price.of("10.01"),
            null,
            false);
    var outcome = account.run(account.order(stop));
    assertThat(outcome.code()).isEqualTo("BAD_PRECISION");
    assertThat(outcome.rejection().orElseThrow().field()).isEqualTo("stop_price");
  }

  @Test
  void the_least_value_of_a_market_order_goes_by_the_price_of_buying() {
    account.instruments.tell(AAPL, STRICT);
    account.quote(AAPL, "12.40", "12.45");
    var small = terms(AAPL, Side.BUY, "40", null, TimeInForce.DAY, false);
    assertThat(account.run(account.order(small)).code()).isEqualTo("NOTIONAL_BELOW_MINIMUM");
    account.quote(AAPL, "12.45", "12.50");
    assertThat(account.run(account.order(small)).code()).isEmpty();
  }

  @Test
  void instruments_that_nobody_told_of_have_no_rules() {
    account.instruments.tell(Symbol.of("MSFT"), STRICT);
    assertThat(account.run(account.order(Side.BUY, "0.001", "10.0001")).code()).isEmpty();
  }

  @Test
  void a_replacement_keeps_to_the_rules_and_is_refused_without_a_trace() {
    account.instruments.tell(AAPL, STRICT);
    var order = account.placed(Side.BUY, "100", "10.05");
    assertThat(account.replace(order, null, "10.06").code()).isEqualTo("BAD_PRECISION");
    assertThat(account.replace(order, "1010", null).code()).isEqualTo("QUANTITY_EXCEEDS_MAXIMUM");
    var outcome = account.replace(order, "10", null);
    assertThat(outcome.code()).isEqualTo("QUANTITY_BELOW_MINIMUM");
    assertThat(outcome.events()).isEmpty();
    assertThat(account.replace(order, "110", "10.10").code()).isEmpty();
  }

  @Test
  void a_halted_instrument_takes_no_order_and_no_replacement_but_cancels_and_fills() {
    var order = account.placed(Side.BUY, "100", "10.00");
    account.instruments.tell(AAPL, with(TradingStatus.HALTED));
    assertThat(account.run(account.order(Side.BUY, "1", "10.00")).code())
        .isEqualTo("INSTRUMENT_HALTED");
    assertThat(account.replace(order, "50", null).code()).isEqualTo("INSTRUMENT_HALTED");
    assertThat(account.fill(order, "e1", "30", "10.00").code()).isEmpty();
    assertThat(close(new ClosePosition.Size.All()).code()).isEqualTo("INSTRUMENT_HALTED");
    assertThat(account.cancel(order).code()).isEmpty();
  }

  @Test
  void where_only_closing_is_allowed_no_more_is_sold_than_is_held_and_not_about_to_be_sold() {
    hold("100");
    account.instruments.tell(AAPL, with(TradingStatus.CLOSE_ONLY));
    assertThat(account.run(account.order(Side.BUY, "1", "10.00")).code())
        .isEqualTo("INSTRUMENT_CLOSE_ONLY");
    assertThat(account.run(account.order(Side.SELL, "60", "10.00")).code()).isEmpty();
    var outcome = account.run(account.order(Side.SELL, "60", "10.00"));
    assertThat(outcome.code()).isEqualTo("INSTRUMENT_CLOSE_ONLY");
    assertThat(outcome.rejection().orElseThrow().context())
        .isEqualTo(Map.of("qty_available", "40", "qty_requested", "60"));
    assertThat(close(new ClosePosition.Size.All()).code()).isEmpty();
  }

  @Test
  void where_only_closing_is_allowed_a_replacement_may_not_open_either() {
    var margin = Accounts.with("MARGIN", "100000.00");
    margin.fill(margin.placed(Side.BUY, "100", "10.00"), "e1", "100", "10.00");
    var sale = margin.placed(Side.SELL, "60", "10.00");
    margin.instruments.tell(AAPL, with(TradingStatus.CLOSE_ONLY));
    assertThat(margin.replace(sale, "101", null).code()).isEqualTo("INSTRUMENT_CLOSE_ONLY");
    assertThat(margin.replace(sale, "100", null).code()).isEmpty();
  }

  @Test
  void what_is_not_to_be_sold_short_is_sold_as_far_as_it_is_held() {
    var margin = Accounts.with("MARGIN", "100000.00");
    margin.fill(margin.placed(Side.BUY, "100", "10.00"), "e1", "100", "10.00");
    margin.instruments.tell(AAPL, PlainTerms.traded(TradingStatus.TRADING, false));
    var outcome = margin.run(margin.order(Side.SELL, "101", "10.00"));
    assertThat(outcome.code()).isEqualTo("SHORT_SALE_NOT_ALLOWED");
    assertThat(margin.run(margin.order(Side.SELL, "100", "10.00")).code()).isEmpty();
  }

  @Test
  void all_of_a_position_can_be_closed_whatever_the_steps_and_minimums() {
    hold("7.5");
    account.instruments.tell(AAPL, STRICT);
    assertThat(account.run(account.order(Side.SELL, "7", "10.00")).code())
        .isEqualTo("BAD_PRECISION");
    assertThat(account.run(account.order(Side.SELL, "7.5", "10.00")).code()).isEmpty();
  }

  @Test
  void what_other_orders_leave_of_a_position_can_be_closed_too() {
    hold("67.5");
    account.instruments.tell(AAPL, STRICT);
    account.placed(Side.SELL, "60", "10.00");
    var outcome = close(new ClosePosition.Size.All());
    assertThat(outcome.code()).isEmpty();
    assertThat(account.portfolio().account().availableToSell(AAPL)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void a_part_of_a_position_is_rounded_down_to_the_step() {
    hold("155");
    account.instruments.tell(AAPL, STRICT);
    account.quote(AAPL, "20.00", "20.00");
    close(percentage("50"));
    assertThat(account.portfolio().account().availableToSell(AAPL)).isEqualTo(Quantity.of("85"));
    assertThat(close(percentage("1")).code()).isEqualTo("BAD_PRECISION");
  }

  @Test
  void a_preview_says_what_the_order_would_be_denied_for() {
    account.instruments.tell(AAPL, STRICT);
    var order = account.order(Side.BUY, "105", "10.05");
    var question = previews().question(order, account.trading.now());
    var preview = account.trading.ask(question).orElseThrow();
    assertThat(preview.denial().code().name()).isEqualTo("BAD_PRECISION");
    assertThat(preview.denial().context()).containsEntry("step", "10");
  }

  @Test
  void where_only_known_instruments_are_traded_others_are_not_found() {
    assertThat(denial(account.order(Side.BUY, "1", "10.00"))).isEqualTo("INSTRUMENT_NOT_FOUND");
    var pair = terms(Symbol.of("BTC/USD"), Side.BUY, "1", "10.00", TimeInForce.GTC, false);
    assertThat(denial(account.order(pair))).isEqualTo("INSTRUMENT_NOT_FOUND");
    account.instruments.tell(AAPL, with(TradingStatus.TRADING));
    assertThat(denial(account.order(Side.BUY, "1", "10.00"))).isEmpty();
  }

  private String denial(PlaceOrder order) {
    var known = account.rules;
    var rules =
        new TradingRules(
            known.orders(),
            known.reservations(),
            known.margin(),
            known.settlement(),
            known.maxQuantity(),
            known.maxNotional(),
            known.maxActiveOrders(),
            known.duplicateWindow(),
            true);
    var user = account.trading.state(AggregateRef.user(account.user), User.class).orElseThrow();
    var outcome =
        new OrderPlacement(rules, account, account.instruments)
            .assess(order, new Trader(user, account.portfolio()), account.trading.now());
    return outcome instanceof Assessment.Denied denied ? denied.reason().code().name() : "";
  }

  private OrderPreviews previews() {
    return new OrderPreviews(null, account.rules, account, account.instruments);
  }

  private void hold(String quantity) {
    account.fill(account.placed(Side.BUY, quantity, "10.00"), "hold", quantity, "10.00");
  }

  private Outcome close(ClosePosition.Size size) {
    var id = account.order(Side.SELL, "1", null).orderId();
    return account.run(
        new ClosePosition(account.user, AAPL, size, id, "close-" + UUID.randomUUID()));
  }

  private static ClosePosition.Size percentage(String value) {
    return new ClosePosition.Size.Percentage(new BigDecimal(value));
  }

  private static InstrumentTerms with(TradingStatus status) {
    return PlainTerms.traded(status, true);
  }
}
