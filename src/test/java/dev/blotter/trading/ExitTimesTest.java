package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Handling;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.TimeInForce;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long exits last whose entry is for the day and the hours after it: until the entry ends while
 * they wait, and as long as any other order once they are at work. It is ten in New York at first.
 */
class ExitTimesTest {
  private static final Instant CLOSE = Instant.parse("2026-11-24T21:00:00Z");
  private static final Instant EXTENDED_CLOSE = Instant.parse("2026-11-25T01:00:00Z");
  private static final Instant NEXT_CLOSE = Instant.parse("2026-11-25T21:00:00Z");

  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket bracket = extended();

  @Test
  void exits_that_wait_do_not_end_with_the_session_before_their_entry() {
    assertThat(end(bracket.first)).isEqualTo(EXTENDED_CLOSE);
    assertThat(end(bracket.stop)).isNull();
    account.trading.pass(Duration.ofHours(7));
    assertThat(expire(bracket.stop).code()).isEqualTo("NOT_YET_EXPIRED");
    assertThat(expire(bracket.target).code()).isEqualTo("NOT_YET_EXPIRED");
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.SUSPENDED);
  }

  @Test
  void they_end_with_it() {
    account.trading.pass(Duration.ofHours(11));
    expire(bracket.first);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(bracket.order(bracket.stop).lifecycle().reason().code())
        .isEqualTo("ENTRY_NOT_EXECUTED");
  }

  @Test
  void once_they_are_at_work_they_end_with_the_session() {
    bracket.fill(bracket.first, "4", "50.00");
    assertThat(end(bracket.stop)).isEqualTo(CLOSE);
    assertThat(end(bracket.target)).isEqualTo(CLOSE);
  }

  @Test
  void what_is_bought_in_the_evening_is_guarded_until_the_next_session_ends() {
    account.trading.pass(Duration.ofHours(7));
    bracket.fill(bracket.first, "10", "50.00");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(end(bracket.stop)).isEqualTo(NEXT_CLOSE);
  }

  @Test
  void an_entry_that_is_given_more_time_keeps_its_exits() {
    replace(bracket.first, TimeInForce.GTC, null);
    bracket.confirmReplace(bracket.first);
    account.trading.pass(Duration.ofDays(1));
    assertThat(expire(bracket.stop).code()).isEqualTo("NOT_YET_EXPIRED");
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING);
  }

  @Test
  void an_end_that_is_named_for_an_exit_that_waits_stays() {
    replace(bracket.stop, TimeInForce.GTD, NEXT_CLOSE.plusSeconds(1));
    replace(bracket.target, TimeInForce.GTC, null);
    replace(bracket.target, TimeInForce.DAY, null);
    assertThat(end(bracket.target)).isNull();
    bracket.fill(bracket.first, "10", "50.00");
    assertThat(end(bracket.stop)).isEqualTo(NEXT_CLOSE.plusSeconds(1));
    assertThat(end(bracket.target)).isEqualTo(CLOSE);
  }

  private Bracket extended() {
    var group = account.group(OrderClass.BRACKET, Side.BUY, "10", "50.00", "60.00", "45.00");
    var terms =
        new OrderTerms(
            Accounts.AAPL,
            Side.BUY,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Quantity.of("10"),
            Price.of("50.00"),
            null,
            null,
            false,
            null,
            new Handling(false, true));
    var first = SameOrder.on(group.first(), terms);
    return new Bracket(
        account, new PlaceGroup(OrderClass.BRACKET, first, group.takeProfit(), group.stopLoss()));
  }

  private void replace(UUID order, TimeInForce timeInForce, Instant expireAt) {
    var id = "time-" + order + timeInForce;
    var request =
        new ReplaceOrder(order, account.user, id, null, null, null, null, timeInForce, expireAt);
    assertThat(account.run(request).code()).isEmpty();
  }

  private Outcome expire(UUID order) {
    return account.run(new ExpireOrder(order, "TIME_IN_FORCE_OVER"));
  }

  private Instant end(UUID order) {
    return bracket.order(order).terms().expireAt();
  }
}
