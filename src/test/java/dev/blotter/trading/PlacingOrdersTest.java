package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.terms;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.command.Answer;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.testing.InMemoryTrading.Outcome;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.UnblockTrading;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlacingOrdersTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void an_order_that_the_account_can_bear_reserves_its_cost_in_the_same_append() {
    var outcome = account.run(account.order(Side.BUY, "10", "50.00"));
    assertThat(types(outcome)).containsExactly("OrderInitialized", "FundsReserved");
    assertThat(outcome.answer().kind()).isEqualTo(Answer.Kind.CREATED);
    assertThat(account.balance().locked()).isEqualTo(usd("500.00"));
    assertThat(account.balance().free()).isEqualTo(usd("500.00"));
  }

  @Test
  void the_answer_shows_the_order_as_clients_read_it() {
    var answer = account.run(account.order(Side.BUY, "10", "50.00")).answer();
    var order = Json.read(answer.resource(), JsonNode.class);
    assertThat(order.path("status").asText()).isEqualTo("PENDING");
    assertThat(order.path("qty").asText()).isEqualTo("10");
    assertThat(order.path("limit_price").asText()).isEqualTo("50");
    assertThat(order.path("leaves_qty").asText()).isEqualTo("10");
    assertThat(order.path("version").asInt()).isEqualTo(1);
  }

  @Test
  void an_order_that_costs_more_than_is_free_is_recorded_as_denied() {
    var order = account.order(Side.BUY, "10", "100.01");
    var outcome = account.run(order);
    assertThat(types(outcome)).containsExactly("OrderInitialized", "OrderDenied");
    assertThat(outcome.code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(outcome.rejection().orElseThrow().context())
        .containsEntry("free", "1000.00")
        .containsEntry("required", "1000.10");
    assertThat(outcome.answer().kind()).isEqualTo(Answer.Kind.DENIED);
    assertThat(account.state(order.orderId()).status()).isEqualTo(OrderStatus.DENIED);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void no_more_orders_are_active_than_an_account_may_have() {
    var first = account.placed(Side.BUY, "1", "1.00");
    for (int placed = 1; placed < TradingParts.MOST_ACTIVE; placed++) {
      account.placed(Side.BUY, "1", "1.00");
    }
    var outcome = account.run(account.order(Side.BUY, "1", "1.00"));
    assertThat(types(outcome)).containsExactly("OrderInitialized", "OrderDenied");
    assertThat(outcome.code()).isEqualTo("ACTIVE_ORDERS_EXCEED_MAXIMUM");
    assertThat(outcome.rejection().orElseThrow().context())
        .containsEntry("active", "400")
        .containsEntry("maximum", "400");
    account.cancel(first);
    account.confirmCancel(first);
    assertThat(types(account.run(account.order(Side.BUY, "1", "1.00"))))
        .containsExactly("OrderInitialized", "FundsReserved");
  }

  @Test
  void what_is_locked_for_one_order_cannot_be_spent_by_another() {
    account.placed(Side.BUY, "10", "60.00");
    assertThat(account.run(account.order(Side.BUY, "10", "60.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void an_order_of_a_blocked_user_is_denied_until_the_block_is_lifted() {
    account.run(new BlockTrading(account.user, "audit"));
    assertThat(account.run(account.order(Side.BUY, "1", "1.00")).code())
        .isEqualTo("TRADING_HALTED");
    account.run(new UnblockTrading(account.user, "done"));
    assertThat(account.run(account.order(Side.BUY, "1", "1.00")).code()).isEmpty();
  }

  @Test
  void a_halt_comes_before_all_rules_but_the_form() {
    account.run(new BlockTrading(account.user, "audit"));
    assertThat(account.run(account.order(Side.BUY, "9999999", "100.00")).code())
        .isEqualTo("TRADING_HALTED");
    assertThat(account.run(account.order(Side.BUY, "0", "100.00")).code())
        .isEqualTo("QUANTITY_NOT_POSITIVE");
  }

  @Test
  void what_is_malformed_is_refused_and_leaves_nothing() {
    var outcome = account.run(account.order(Side.BUY, "0", "50.00"));
    assertThat(outcome.events()).isEmpty();
    assertThat(outcome.rejection().orElseThrow().field()).isEqualTo("qty");
  }

  @Test
  void a_market_order_is_reserved_above_the_ask_and_needs_one() {
    var market = terms(AAPL, Side.BUY, "10", null, TimeInForce.DAY, false);
    assertThat(account.run(account.order(market)).code()).isEqualTo("NO_REFERENCE_PRICE");
    account.quote(AAPL, "49.90", "50.00");
    assertThat(account.run(account.order(market)).code()).isEmpty();
    assertThat(account.balance().locked()).isEqualTo(usd("515.00"));
  }

  @Test
  void a_split_leaves_what_an_order_at_market_holds() {
    account.quote(AAPL, "9.90", "10.00");
    var market = account.order(terms(AAPL, Side.BUY, "10", null, TimeInForce.DAY, false));
    account.run(market);
    account.accept(market.orderId());
    assertThat(account.balance().locked()).isEqualTo(usd("103.00"));
    account.run(
        new RestateOrder(
            market.orderId(), Accounts.VENUE, "s1", null, "SPLIT", null, Ratio.of("2", "1")));
    assertThat(account.state(market.orderId()).leavesQty()).isEqualTo(Quantity.of("20"));
    assertThat(account.balance().locked()).isEqualTo(usd("103.00"));
  }

  @Test
  void a_short_holds_margin_at_the_latest_price_and_a_withdrawal_leaves_it() {
    var margin = Accounts.with("MARGIN", "2000.00");
    margin.fill(margin.placed(Side.SELL, "19", "100.00"), "e1", "19", "100.00");
    assertThat(margin.run(margin.order(Side.SELL, "19", "100.00")).code())
        .isEqualTo("MARGIN_EXCEEDS_FREE_BALANCE");
    margin.quote(AAPL, "109.00", "110.00");
    assertThat(margin.run(new WithdrawCash(margin.user, "w1", usd("765.01"))).code())
        .isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(margin.run(new WithdrawCash(margin.user, "w2", usd("765.00"))).code()).isEmpty();
  }

  @Test
  void an_order_larger_than_one_may_be_is_denied() {
    assertThat(account.run(account.order(Side.BUY, "1000001", "0.01")).code())
        .isEqualTo("QUANTITY_EXCEEDS_MAXIMUM");
  }

  @Test
  void an_instrument_quoted_in_no_currency_is_denied() {
    var order = terms(Symbol.of("BTC/NOPE"), Side.BUY, "1", "1.00", TimeInForce.GTC, false);
    assertThat(account.run(account.order(order)).code()).isEqualTo("INSTRUMENT_NOT_FOUND");
  }

  @Test
  void a_cash_account_sells_only_what_it_holds_and_is_not_selling_yet() {
    account.fill(account.placed(Side.BUY, "10", "10.00"), "e1", "10", "10.00");
    account.placed(Side.SELL, "6", "11.00");
    var outcome = account.run(account.order(Side.SELL, "5", "11.00"));
    assertThat(outcome.code()).isEqualTo("INSUFFICIENT_QUANTITY");
    assertThat(outcome.rejection().orElseThrow().context()).containsEntry("qty_available", "4");
  }

  @Test
  void a_margin_account_sells_short_against_cash_that_is_held() {
    var margin = Accounts.with("MARGIN", "1000.00");
    margin.placed(Side.SELL, "10", "50.00");
    assertThat(margin.balance().locked()).isEqualTo(usd("500.00"));
    assertThat(margin.run(margin.order(Side.SELL, "11", "50.00")).code())
        .isEqualTo("MARGIN_EXCEEDS_FREE_BALANCE");
    assertThat(margin.run(margin.order(Side.BUY, "11", "50.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void a_reduce_only_order_may_not_open_a_position() {
    var reduce = terms(AAPL, Side.SELL, "1", "10.00", TimeInForce.GTC, true);
    assertThat(account.run(account.order(reduce)).code())
        .isEqualTo("REDUCE_ONLY_WOULD_INCREASE_POSITION");
  }

  @Test
  void nobody_places_an_order_for_a_user_who_does_not_exist() {
    var order = account.order(Side.BUY, "1", "1.00");
    var nobody = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    var stray = new PlaceOrder(order.orderId(), nobody, "x", null, order.terms());
    assertThat(account.run(stray).code()).isEqualTo("USER_NOT_FOUND");
  }

  @Test
  void a_replacement_holds_the_larger_of_old_and_new_until_it_is_confirmed() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.replace(order, "10", "60.00");
    assertThat(account.balance().locked()).isEqualTo(usd("600.00"));
    account.run(new RejectReplace(order, Accounts.VENUE, "r1", null, "NO", "no"));
    assertThat(account.balance().locked()).isEqualTo(usd("500.00"));
    account.replace(order, "10", "40.00");
    assertThat(account.balance().locked()).isEqualTo(usd("500.00"));
    account.run(new ConfirmReplace(order, Accounts.VENUE, "r2", null));
    assertThat(account.balance().locked()).isEqualTo(usd("400.00"));
  }

  @Test
  void a_replacement_that_the_account_cannot_bear_is_refused_and_changes_nothing() {
    var order = account.placed(Side.BUY, "10", "50.00");
    var outcome = account.replace(order, "21", null);
    assertThat(outcome.code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(outcome.events()).isEmpty();
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void a_stranger_s_order_does_not_exist_and_a_stale_version_is_refused() {
    var order = account.placed(Side.BUY, "10", "50.00");
    var stranger = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad90");
    assertThat(cancel(order, stranger, null).code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(cancel(order, account.user, 1L).code()).isEqualTo("VERSION_MISMATCH");
    assertThat(cancel(order, account.user, 2L).code()).isEmpty();
    assertThat(account.trading.events(AggregateRef.order(order))).hasSize(3);
  }

  private Outcome cancel(UUID order, UUID owner, Long version) {
    var expected = version == null ? null : ExpectedVersions.of(version);
    return account.run(new CancelOrder(order, owner, "c", expected));
  }

  private static List<String> types(Outcome outcome) {
    return outcome.events().stream().map(DomainEvent::type).toList();
  }
}
