package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.testing.fix.FixReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Draws what may be asked of an order next, sensible or not. */
final class OrderMoves {

  private static final FixReport.ExecType[] SIMPLE = {
    FixReport.ExecType.PENDING_NEW,
    FixReport.ExecType.NEW,
    FixReport.ExecType.REJECTED,
    FixReport.ExecType.CANCELED,
    FixReport.ExecType.CANCEL_REJECTED,
    FixReport.ExecType.REPLACED,
    FixReport.ExecType.REPLACE_REJECTED,
    FixReport.ExecType.EXPIRED,
    FixReport.ExecType.DONE_FOR_DAY,
    FixReport.ExecType.SUSPENDED,
    FixReport.ExecType.TRIGGERED
  };

  private final RandomGenerator random;
  private int number;

  OrderMoves(RandomGenerator random) {
    this.random = random;
  }

  OrderTerms terms() {
    var type = pick(OrderType.values());
    var lasting = List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.GTD);
    var timeInForce = type.triggers() ? lasting.get(random.nextInt(3)) : pick(TimeInForce.values());
    return Orders.terms(type, timeInForce, quantity().toString());
  }

  OrderCommand next(Order order) {
    return switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> fill(order);
      case 4 -> Orders.cancel(id());
      case 5 -> Orders.replace(id(), quantity().toString());
      case 6 -> Orders.correct(id(), reference(order), quantity().toString(), price().toString());
      case 7 -> Orders.bust(id(), reference(order));
      case 8 -> random.nextInt(4) == 0 ? restatement(order) : fill(order);
      case 9 -> new ExpireOrder(Orders.ID, "TIME_OVER");
      case 10 -> Orders.reinstate(id());
      default -> DecidedOrders.command(FixReport.of(pick(SIMPLE), id()));
    };
  }

  /** Often all that is left, sometimes too much. */
  OrderCommand fill(Order order) {
    var left = order.terms().quantity().minusOrZero(order.cumQty());
    var all = random.nextInt(4) == 0 && !left.isZero();
    return Orders.fill(id(), (all ? left : quantity()).toString(), price().toString());
  }

  private OrderCommand restatement(Order order) {
    var ratio = random.nextBoolean() ? Ratio.of("2", "1") : null;
    var quantity = random.nextBoolean() ? quantity() : null;
    var trailed =
        order.terms().trail() != null && random.nextBoolean()
            ? TrailedStop.of(price(), random.nextBoolean() ? price() : null)
            : null;
    return new RestateOrder(
        Orders.ID, Orders.VENUE, id(), null, "RESTATED", null, quantity, ratio, trailed);
  }

  private String reference(Order order) {
    var ids =
        order.executions().chains().stream()
            .flatMap(chain -> chain.reports().stream())
            .map(ReportedExecution::execId)
            .collect(Collectors.toList());
    return ids.isEmpty() ? "unknown" : ids.get(random.nextInt(ids.size()));
  }

  Quantity quantity() {
    return new Quantity(BigDecimal.valueOf(1 + random.nextInt(2_000), random.nextInt(3)));
  }

  Price price() {
    return new Price(BigDecimal.valueOf(9_000 + random.nextInt(2_000), 2));
  }

  String id() {
    number++;
    return "x" + number;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
