package dev.blotter.trading;

import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.command.Answer;
import dev.blotter.json.Json;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.Trail;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacingGroupsTest {
  private final Accounts account = Accounts.with("MARGIN", "1000.00");

  @Test
  void a_bracket_is_placed_in_one_append_and_binds_what_its_entry_costs() {
    var bracket = Bracket.buying(account);
    assertThat(bracket.placed.answer().kind()).isEqualTo(Answer.Kind.CREATED);
    assertThat(bracket.placed.events().stream().map(e -> e.type()))
        .containsExactly(
            "OrderInitialized", "OrderInitialized", "OrderInitialized", "FundsReserved");
    assertThat(account.balance().locked()).isEqualTo(usd("500.00"));
    assertThat(bracket.closing()).isEmpty();
  }

  @Test
  void exits_wait_suspended_and_close_the_other_way_round() {
    var bracket = Bracket.buying(account);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING);
    for (var id : List.of(bracket.target, bracket.stop)) {
      var exit = bracket.order(id);
      assertThat(exit.status()).isEqualTo(OrderStatus.SUSPENDED);
      assertThat(exit.active()).isTrue();
      assertThat(exit.lifecycle().reason().code()).isEqualTo("WAITS_FOR_ENTRY");
      assertThat(exit.terms().side()).isEqualTo(Side.SELL);
      assertThat(exit.terms().reduceOnly()).isTrue();
    }
  }

  @Test
  void the_answer_shows_the_first_order_with_its_legs_and_how_they_belong_together() {
    var bracket = Bracket.buying(account);
    var order = Json.read(bracket.placed.answer().resource(), JsonNode.class);
    assertThat(order.path("order_class").asText()).isEqualTo("BRACKET");
    assertThat(order.path("role").asText()).isEqualTo("ENTRY");
    assertThat(order.path("linked_order_ids")).hasSize(2);
    var legs = order.path("legs");
    assertThat(legs.findValuesAsText("role")).containsExactly("TAKE_PROFIT", "STOP_LOSS");
    for (var leg : legs) {
      assertThat(leg.path("parent_id")).isEqualTo(order.path("order_id"));
      assertThat(leg.path("group_id")).isEqualTo(order.path("group_id"));
      assertThat(leg.path("linked_order_ids")).hasSize(2).contains(order.path("order_id"));
    }
    var simple = account.run(account.order(Side.BUY, "1", "1.00")).answer().resource();
    assertThat(Json.read(simple, JsonNode.class).path("order_class").asText()).isEqualTo("SIMPLE");
    assertThat(simple).doesNotContain("group", "legs", "linked");
  }

  @Test
  void a_group_that_a_rule_forbids_is_recorded_as_denied_as_a_whole() {
    var bracket =
        new Bracket(
            account,
            account.group(OrderClass.BRACKET, Side.BUY, "10", "100.01", "120.00", "90.00"));
    assertThat(bracket.placed.code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(bracket.placed.answer().kind()).isEqualTo(Answer.Kind.DENIED);
    for (var id : List.of(bracket.first, bracket.target, bracket.stop)) {
      assertThat(bracket.status(id)).isEqualTo(OrderStatus.DENIED);
      assertThat(bracket.order(id).lifecycle().reason().code())
          .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    }
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void a_group_that_is_larger_than_one_order_may_be_is_denied() {
    var huge = account.group(OrderClass.OTO, Side.BUY, "1000001", "0.01", "0.02", null);
    assertThat(account.run(huge).code()).isEqualTo("QUANTITY_EXCEEDS_MAXIMUM");
  }

  @Test
  void of_active_orders_a_group_counts_as_one_since_one_of_it_binds_the_account() {
    for (int placed = 0; placed < TradingParts.MOST_ACTIVE; placed++) {
      assertThat(account.run(small()).code()).isEmpty();
    }
    assertThat(account.portfolio().commitments()).hasSize(TradingParts.MOST_ACTIVE);
    assertThat(account.run(small()).code()).isEqualTo("ACTIVE_ORDERS_EXCEED_MAXIMUM");
  }

  private PlaceGroup small() {
    return account.group(OrderClass.BRACKET, Side.BUY, "1", "1.00", "2.00", "0.50");
  }

  @Test
  void two_exits_of_what_is_held_bind_it_once() {
    var exits = Bracket.selling(account);
    assertThat(exits.placed.code()).isEmpty();
    assertThat(exits.closing()).containsExactly("10");
    assertThat(exits.available().isZero()).isTrue();
    assertThat(exits.status(exits.first)).isEqualTo(OrderStatus.PENDING);
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(account.run(account.order(Side.SELL, "1", "70.00")).code())
        .as("the units are taken, so that this one would sell short")
        .isEmpty();
    assertThat(account.balance().locked()).isEqualTo(usd("70.00"));
  }

  @Test
  void two_exits_of_what_is_not_held_are_denied_in_a_cash_account() {
    var cash = Accounts.with("CASH", "1000.00");
    var exits = cash.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00");
    assertThat(cash.run(exits).code()).isEqualTo("INSUFFICIENT_QUANTITY");
  }

  @Test
  void two_orders_to_buy_of_which_one_is_wanted_bind_what_the_dearer_one_costs() {
    var either =
        new Bracket(account, account.group(OrderClass.OCO, Side.BUY, "10", null, "40.00", "60.00"));
    assertThat(either.placed.code()).isEmpty();
    assertThat(account.balance().locked()).isEqualTo(usd("618.00"));
    account.cancel(either.stop);
    account.confirmCancel(either.stop);
    assertThat(account.balance().locked()).isEqualTo(usd("400.00"));
    account.confirmCancel(either.first);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_group_has_the_exits_of_its_class() {
    refused(OrderClass.BRACKET, "60.00", null, "EXIT_REQUIRED", "stop_loss");
    refused(OrderClass.BRACKET, null, "45.00", "EXIT_REQUIRED", "take_profit");
    refused(OrderClass.OTO, null, null, "EXIT_REQUIRED", "stop_loss");
    refused(OrderClass.OTO, "60.00", "45.00", "EXIT_NOT_ALLOWED", "stop_loss");
    refused(OrderClass.SIMPLE, "60.00", null, "EXIT_NOT_ALLOWED", "take_profit");
  }

  @Test
  void an_exit_on_the_wrong_side_is_refused() {
    var wrong = "EXIT_PRICES_CROSSED";
    refused(OrderClass.BRACKET, "50.00", "45.00", wrong, "take_profit/limit_price");
    refused(OrderClass.BRACKET, "60.00", "50.00", wrong, "stop_loss/stop_price");
    refused(OrderClass.OTO, null, "51.00", wrong, "stop_loss/stop_price");
    var short10 = account.group(OrderClass.BRACKET, Side.SELL, "10", "50.00", "60.00", "45.00");
    refused(short10, wrong, "take_profit/limit_price");
    var exits = account.group(OrderClass.OCO, Side.SELL, "10", null, "45.00", "60.00");
    refused(exits, wrong, "stop_loss/stop_price");
  }

  @Test
  void the_form_of_an_exit_is_told_by_its_place_in_the_request() {
    refused(OrderClass.OTO, "0", null, "EXIT_PRICES_CROSSED", "take_profit/limit_price");
    refused(OrderClass.OTO, null, "0", "PRICE_NOT_POSITIVE", "stop_loss/stop_price");
  }

  @Test
  void two_exits_do_not_trail() {
    var exits = account.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00");
    var trailing = SameOrder.trailing(exits.first().terms(), Trail.byPercent("2"));
    refused(
        new PlaceGroup(
            OrderClass.OCO,
            SameOrder.on(exits.first(), trailing),
            exits.takeProfit(),
            exits.stopLoss()),
        "TRAIL_NOT_ALLOWED",
        "trail_percent");
  }

  private void refused(
      OrderClass orderClass, String target, String stop, String code, String field) {
    refused(account.group(orderClass, Side.BUY, "10", "50.00", target, stop), code, field);
  }

  private void refused(PlaceGroup group, String code, String field) {
    int before = account.trading.log().size();
    var outcome = account.run(group);
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.rejection().orElseThrow().field()).isEqualTo(field);
    assertThat(account.trading.log()).hasSize(before);
  }
}
