package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderStatus;
import dev.blotter.user.UserCommand.BlockTrading;
import dev.blotter.user.UserCommand.UnblockTrading;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users who may make positions smaller and nothing else. */
class CloseOnlyUsersTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private UUID resting;

  @BeforeEach
  void hold_ten_and_be_stopped() {
    var held = account.placed(Side.BUY, "10", "50.00");
    account.fill(held, "held", "10", "50.00");
    resting = account.placed(Side.BUY, "5", "40.00");
    account.run(new BlockTrading(account.user, "margin call", true));
  }

  @Test
  void an_order_that_makes_a_position_smaller_is_placed() {
    assertThat(account.run(account.order(Side.SELL, "10", "55.00")).code()).isEmpty();
  }

  @Test
  void an_order_that_does_more_is_recorded_as_denied() {
    var order = account.order(Side.SELL, "11", "55.00");
    var outcome = account.run(order);
    assertThat(outcome.code()).isEqualTo("TRADING_CLOSE_ONLY");
    assertThat(outcome.rejection().orElseThrow().context())
        .isEqualTo(Map.of("qty_available", "10", "qty_requested", "11"));
    assertThat(account.state(order.orderId()).status()).isEqualTo(OrderStatus.DENIED);
    assertThat(account.run(account.order(Side.BUY, "1", "1.00")).code())
        .isEqualTo("TRADING_CLOSE_ONLY");
  }

  @Test
  void what_another_order_is_about_to_close_is_not_there_to_be_closed() {
    account.placed(Side.SELL, "6", "55.00");
    assertThat(account.run(account.order(Side.SELL, "5", "55.00")).code())
        .isEqualTo("TRADING_CLOSE_ONLY");
  }

  @Test
  void exits_are_placed_and_moved_and_an_entry_is_not() {
    var exits =
        new Bracket(
            account, account.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00"));
    assertThat(exits.placed.code()).isEmpty();
    assertThat(exits.replacePrice(exits.stop, null, "46.00").code()).isEmpty();
    var entry = account.group(OrderClass.OTO, Side.BUY, "1", "50.00", "60.00", null);
    assertThat(account.run(entry).code()).isEqualTo("TRADING_CLOSE_ONLY");
  }

  @Test
  void an_order_that_opens_is_cancelled_and_not_replaced() {
    assertThat(account.replace(resting, null, "41.00").code()).isEqualTo("TRADING_CLOSE_ONLY");
    assertThat(account.cancel(resting).code()).isEmpty();
  }

  @Test
  void an_order_that_closes_may_be_replaced() {
    var closing = account.placed(Side.SELL, "5", "55.00");
    assertThat(account.replace(closing, "10", "54.00").code()).isEmpty();
  }

  @Test
  void a_whole_block_takes_its_place_and_either_is_lifted() {
    account.run(new BlockTrading(account.user, "worse", false));
    assertThat(account.run(account.order(Side.SELL, "1", "55.00")).code())
        .isEqualTo("TRADING_HALTED");
    account.run(new BlockTrading(account.user, "better", true));
    account.run(new UnblockTrading(account.user, "done"));
    assertThat(account.run(account.order(Side.BUY, "1", "1.00")).code()).isEmpty();
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
  }
}
