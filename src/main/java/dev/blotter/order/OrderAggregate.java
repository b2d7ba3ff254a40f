package dev.blotter.order;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.order.OrderEvent.OrderAccepted;
import dev.blotter.order.OrderEvent.OrderCancelRejected;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderDenied;
import dev.blotter.order.OrderEvent.OrderDoneForDay;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderGroupDiverged;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderModifyRejected;
import dev.blotter.order.OrderEvent.OrderPendingCancel;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderReinstated;
import dev.blotter.order.OrderEvent.OrderRejected;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderSubmitted;
import dev.blotter.order.OrderEvent.OrderSuspended;
import dev.blotter.order.OrderEvent.OrderTriggered;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.OrderLifecycle.Phase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings an order from event to event. The figures in an event follow from it, never lead it. */
public final class OrderAggregate implements Aggregate<Order, OrderEvent> {

  @Override
  public AggregateType type() {
    return AggregateType.ORDER;
  }

  @Override
  public Class<Order> stateType() {
    return Order.class;
  }

  @Override
  public Class<OrderEvent> eventType() {
    return OrderEvent.class;
  }

  @Override
  public int shape() {
    return 4;
  }

  @Override
  public int weight(Order state) {
    return 1 + state.executions().chains().size() / 3;
  }

  @Override
  public Order evolve(@Nullable Order state, OrderEvent event) {
    if (event instanceof OrderInitialized first) {
      return initialized(first);
    }
    if (state == null) {
      throw new IllegalStateException("an order cannot begin with " + event.type());
    }
    return next(state, event);
  }

  private static Order initialized(OrderInitialized e) {
    return new Order(
        e.orderId(),
        e.userId(),
        e.portfolioId(),
        e.clientOrderId(),
        e.tag(),
        e.quotation(),
        e.terms(),
        null,
        0,
        OrderLifecycle.start(e.group()),
        null,
        null,
        OrderExecutions.NONE,
        e.group());
  }

  private static Order next(Order order, OrderEvent event) {
    var lifecycle = order.lifecycle();
    return switch (event) {
      case OrderInitialized e -> initialized(e);
      case OrderSubmitted e -> order.with(lifecycle.submitted());
      case OrderAccepted e -> order.with(lifecycle.accepted(e.venueOrderId()));
      case OrderTriggered e -> order.with(lifecycle.elected());
      case OrderSuspended e ->
          order.with(lifecycle.suspended(new StatusReason(e.reason(), e.text())));
      case OrderReinstated e -> order.with(lifecycle.reinstated());
      case OrderGroupDiverged e -> order.diverged(e.overfill(), e.unguarded());
      case OrderDoneForDay e -> doneForDay(order);
      case OrderDenied e -> over(order, Phase.DENIED, e.code(), e.text());
      case OrderRejected e -> over(order, Phase.REJECTED, e.code(), e.text());
      case OrderCanceled e -> over(order, Phase.CANCELLED, e.code(), e.text());
      case OrderExpired e -> over(order, Phase.EXPIRED, e.code(), e.text());
      case OrderPendingCancel e ->
          order.pending(new PendingCancel(e.requestId()), order.pendingReplace());
      case OrderCancelRejected e -> order.pending(null, order.pendingReplace());
      case OrderPendingUpdate e ->
          order.pending(order.pendingCancel(), new PendingReplace(e.requestId(), e.requested()));
      case OrderModifyRejected e -> notReplaced(order);
      case OrderUpdated e -> updated(order, e);
      case OrderRestated e -> restated(order, e);
      case OrderFilled e -> filled(order, e);
      case OrderFillCorrected e -> corrected(order, e);
      case OrderFillBusted e -> busted(order, e);
    };
  }

  private static Order over(Order order, Phase end, String code, @Nullable String text) {
    return order
        .with(order.lifecycle().over(end, new StatusReason(code, text)))
        .pending(null, null);
  }

  private static Order doneForDay(Order order) {
    var done = order.with(order.lifecycle().withDoneForDay(true));
    return order.resumes() ? done : done.pending(null, null);
  }

  /** Its only day may be over by now, and went on for the replacement alone. */
  private static Order notReplaced(Order order) {
    var next = order.pending(order.pendingCancel(), null);
    if (!next.ended()) {
      return next;
    }
    return next.filled()
        ? next.with(next.lifecycle().withDoneForDay(false))
        : next.pending(null, null);
  }

  private static Order updated(Order order, OrderUpdated e) {
    var trailed = order.trailed();
    boolean stays = Objects.equals(order.terms().trail(), e.terms().trail());
    return order
        .pending(order.pendingCancel(), null)
        .with(order.lifecycle().withDoneForDay(false))
        .with(e.terms(), stays || trailed == null ? trailed : trailed.retrailed(), e.revision());
  }

  private static Order filled(Order order, OrderFilled e) {
    var report = ReportedExecution.trade(e.execId(), e.lastQty(), e.lastPx(), e.commission());
    var known = order.lifecycle().accepted(null);
    var resumed = known.doneForDay() && order.terms().timeInForce().resumes();
    return order
        .with(resumed ? known.withDoneForDay(false) : known)
        .with(order.executions().plus(ExecutionChain.of(e.venue(), report)));
  }

  private static Order corrected(Order order, OrderFillCorrected e) {
    var report =
        ReportedExecution.correction(
            e.execId(), e.execRefId(), e.lastQty(), e.lastPx(), e.commission());
    return order.with(order.executions().revised(e.venue(), e.execRefId(), report));
  }

  private static Order busted(Order order, OrderFillBusted e) {
    return order.with(order.executions().busted(e.venue(), e.execRefId(), e.execId()));
  }

  private static Order restated(Order order, OrderRestated e) {
    var ratio = e.splitRatio();
    var units = ratio == null ? null : new Split(ratio);
    var executions = units == null ? order.executions() : order.executions().split(units);
    var asked = order.pendingReplace();
    return (ratio == null ? order : order.split(ratio))
        .with(executions)
        .with(order.lifecycle().withDoneForDay(false))
        .pending(
            order.pendingCancel(),
            asked == null ? null : asked.restated(order.terms(), e.terms(), units))
        .with(e.terms(), e.trailed(), order.revision());
  }
}
