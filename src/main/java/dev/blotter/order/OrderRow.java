package dev.blotter.order;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowMark;
import java.util.UUID;

/** An order as its projection keeps it. */
public record OrderRow(Order order, OrderTimes times, RowMark mark) implements ReadRow {

  @Override
  public UUID id() {
    return order.orderId();
  }

  /** As clients see it. */
  public OrderView view() {
    return OrderView.of(order, times, mark.version());
  }
}
