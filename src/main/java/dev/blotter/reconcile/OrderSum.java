package dev.blotter.reconcile;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderReinstated;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderGroup;
import dev.blotter.order.OrderStatus;
import dev.blotter.position.Adjustment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The executions of one order, added up, beside what its last event says of it. */
final class OrderSum {

  private static final Set<OrderStatus> OVER =
      Set.of(OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.REJECTED, OrderStatus.DENIED);

  /** Decimals of a quantity in today's units before those of all executions are rounded as one. */
  private static final int EXACT = 40;

  private final UUID id;
  private final String symbol;
  private final int sign;
  private final Map<String, Counted> byReport = HashMap.newHashMap(1);
  private final @Nullable OrderGroup group;
  private OrderFigures figures;
  private boolean held;

  OrderSum(OrderInitialized placed) {
    this.id = placed.orderId();
    this.symbol = placed.terms().symbol().value();
    this.sign = placed.terms().side().sign();
    this.group = placed.group();
    this.figures = placed.figures();
    this.held = exits() != null && figures.status() == OrderStatus.SUSPENDED;
  }

  /** What counts of an execution: in the units of its day, and in today's. */
  private static final class Counted {
    private final int splitsBefore;
    private BigDecimal executed = BigDecimal.ZERO;
    private BigDecimal reported = BigDecimal.ZERO;
    private BigDecimal notional = BigDecimal.ZERO;
    private Ratio units = Ratio.ONE;

    Counted(int splitsBefore) {
      this.splitsBefore = splitsBefore;
    }

    void are(BigDecimal lastQty, BigDecimal lastPx, Ratio since) {
      executed = Adjustment.unitsBefore(lastQty, since);
      reported = lastQty;
      notional = lastQty.multiply(lastPx);
      units = Ratio.ONE;
    }

    void split(Ratio ratio) {
      units = units.then(ratio);
    }

    BigDecimal quantity() {
      return units.times(reported, EXACT, RoundingMode.HALF_EVEN);
    }
  }

  /**
   * @param splits how many splits its instrument has had so far
   * @param since those since that many, together
   */
  void add(OrderEvent event, int splits, IntFunction<Ratio> since) {
    figures = event.figures();
    held &= !(event instanceof OrderReinstated || event instanceof OrderFilled);
    switch (event) {
      case OrderFilled e ->
          report(e.venue(), e.execId(), new Counted(splits))
              .are(e.lastQty().value(), e.lastPx().value(), Ratio.ONE);
      case OrderFillCorrected e -> {
        var corrected = report(e.venue(), e.execId(), known(e.venue(), e.execRefId()));
        var ratio = since.apply(corrected.splitsBefore);
        corrected.are(e.lastQty().value(), e.lastPx().value(), ratio);
      }
      case OrderFillBusted e ->
          report(e.venue(), e.execId(), known(e.venue(), e.execRefId()))
              .are(BigDecimal.ZERO, BigDecimal.ZERO, Ratio.ONE);
      case OrderRestated e -> split(e);
      default -> {}
    }
  }

  private Counted report(String venue, String execId, Counted of) {
    byReport.put(venue + " " + execId, of);
    return of;
  }

  /** One that was never reported counts as one of nothing, which is then found not to add up. */
  private Counted known(String venue, String execId) {
    return byReport.getOrDefault(venue + " " + execId, new Counted(0));
  }

  private void split(OrderRestated event) {
    var ratio = event.splitRatio();
    if (ratio != null) {
      executions().forEach(execution -> execution.split(ratio));
    }
  }

  /** Each once, however often it was corrected. */
  private Stream<Counted> executions() {
    return byReport.values().stream().distinct();
  }

  String symbol() {
    return symbol;
  }

  /** All that was executed, each in the units of its day: positive for purchases. */
  BigDecimal signedQuantity() {
    return executions()
        .map(execution -> execution.executed)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .multiply(BigDecimal.valueOf(sign));
  }

  /** What its executions come to, unrounded. */
  BigDecimal notional() {
    return executions()
        .map(execution -> execution.notional)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal leaves() {
    return figures.leavesQty().value();
  }

  /** The group whose exits bind together, this one among them; null for an order that is none. */
  @Nullable UUID exits() {
    return group != null && group.role().isExit() ? group.groupId() : null;
  }

  /** Whether it waits for an entry, so that it binds nothing yet. */
  boolean held() {
    return held;
  }

  /** Whether it can bind nothing of the account any more. */
  boolean over() {
    return OVER.contains(figures.status())
        || figures.status() == OrderStatus.FILLED
        || (figures.status() == OrderStatus.DONE_FOR_DAY && leaves().signum() == 0);
  }

  void check(Breaks breaks) {
    var exact = exact();
    var executed = exact.setScale(Quantity.SCALE, RoundingMode.HALF_EVEN);
    var cum = executed.min(figures.quantity().value());
    breaks.equal(Rule.CUM_QTY, "orders", id, "filled_qty", cum, figures.cumQty().value());
    breaks.equal(Rule.OVERFILL, "orders", id, "overfill_qty", executed.subtract(cum), overfill());
    breaks.equal(
        Rule.AVERAGE_PRICE,
        "orders",
        id,
        "filled_avg_price",
        average(exact),
        figures.avgPx() == null ? BigDecimal.ZERO : figures.avgPx().value());
    boolean mayHaveNone = figures.status() == OrderStatus.DONE_FOR_DAY && leaves().signum() == 0;
    if (!mayHaveNone) {
      breaks.equal(Rule.LEAVES, "orders", id, "leaves_qty", left(), leaves());
    }
  }

  private BigDecimal left() {
    return OVER.contains(figures.status())
        ? BigDecimal.ZERO
        : figures.quantity().minusOrZero(figures.cumQty()).value();
  }

  private BigDecimal overfill() {
    var beyond = figures.overfillQty();
    return beyond == null ? BigDecimal.ZERO : beyond.value();
  }

  private BigDecimal average(BigDecimal executed) {
    if (executed.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return notional().divide(executed, Price.SCALE, RoundingMode.HALF_EVEN);
  }

  private BigDecimal exact() {
    return executions().map(Counted::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
