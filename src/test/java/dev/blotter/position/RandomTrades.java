package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random trades of one account in one instrument. */
final class RandomTrades {
  static final Symbol SYMBOL = Symbol.of("ACME");

  private RandomTrades() {}

  /** A fill to come: fractions and odd prices, so that amounts are rounded. */
  record Order(Side side, BigDecimal quantity, BigDecimal price, Money fee) {
    Order mirrored() {
      return new Order(side.opposite(), quantity, price, fee);
    }

    Order shifted(BigDecimal by) {
      return new Order(side, quantity, price.add(by), fee);
    }
  }

  static List<Order> orders(RandomGenerator random, int quantityScale, int priceScale) {
    var orders = new ArrayList<Order>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      orders.add(
          new Order(
              random.nextBoolean() ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(1 + random.nextInt(50_000), quantityScale),
              BigDecimal.valueOf(1 + random.nextInt(200_000), priceScale),
              Money.of(BigDecimal.valueOf(random.nextInt(300), 2).toPlainString(), Currency.USD)));
    }
    return orders;
  }

  static PositionTrail run(List<Order> orders) {
    var trail = new PositionTrail(SYMBOL, Currency.USD);
    orders.forEach(order -> trade(trail, order));
    return trail;
  }

  static List<PositionChange> trade(PositionTrail trail, Order order) {
    return trail.fill(
        trail.execution(
            order.side, order.quantity.toPlainString(), order.price.toPlainString(), order.fee));
  }

  static Order closing(PositionTrail trail, BigDecimal price) {
    var signed = trail.figures().signedQuantity();
    var side = signed.signum() > 0 ? Side.SELL : Side.BUY;
    return new Order(side, signed.abs(), price, Money.zero(Currency.USD));
  }

  static PositionTrail closed(List<Order> orders, BigDecimal price) {
    var trail = run(orders);
    if (!trail.figures().flat()) {
      trade(trail, closing(trail, price));
    }
    return trail;
  }

  static BigDecimal cash(PositionTrail trail) {
    return trail.executions().stream()
        .map(fill -> fill.cash().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal gross(PositionTrail trail) {
    return trail.histories().stream()
        .map(h -> h.figures().grossRealizedPnl().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
