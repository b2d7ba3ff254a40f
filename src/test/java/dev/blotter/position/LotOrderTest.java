package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lots go by when they were acquired, not by when that was recorded. */
class LotOrderTest {
  private static final Money FREE = Money.zero(Currency.USD);

  private final PositionTrail trail = new PositionTrail(Symbol.of("ACME"), Currency.USD);

  @Test
  void a_fill_that_is_reported_late_is_sold_first_in_first_out_by_its_own_day() {
    bought("20", "2026-11-20T15:00:00Z");
    bought("10", "2026-11-19T15:00:00Z");
    sold("10", "30", "2026-11-21T15:00:00Z");
    assertThat(profit(LotMethod.FIFO)).isEqualTo(Money.of("200.00", Currency.USD));
    assertThat(profit(LotMethod.LIFO)).isEqualTo(Money.of("100.00", Currency.USD));
  }

  @Test
  void of_one_moment_the_first_recorded_is_the_oldest() {
    bought("20", "2026-11-20T15:00:00Z");
    bought("10", "2026-11-20T15:00:00Z");
    sold("4", "30", "2026-11-21T15:00:00Z");
    assertThat(profit(LotMethod.FIFO)).isEqualTo(Money.of("40.00", Currency.USD));
    assertThat(profit(LotMethod.LIFO)).isEqualTo(Money.of("80.00", Currency.USD));
  }

  private Money profit(LotMethod method) {
    return Lots.of(method, trail.histories()).closed().getFirst().grossPnl();
  }

  private void bought(String price, String at) {
    trade(Side.BUY, "10", price, at);
  }

  private void sold(String quantity, String price, String at) {
    trade(Side.SELL, quantity, price, at);
  }

  private void trade(Side side, String quantity, String price, String at) {
    var number = trail.executions().size() + 1;
    var order = new UUID(2, number);
    trail.fill(
        trail.execution(order, "x" + number, side, quantity, price, FREE, Instant.parse(at)));
  }
}
