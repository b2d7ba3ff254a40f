package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrderRow;
import dev.blotter.order.OrdersProjection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The projection of orders, with somebody who looks at each event before it is applied.
 *
 * @param watcher may throw, as if the event could not be applied
 */
record WatchedOrders(OrdersProjection real, Consumer<RecordedEvent> watcher)
    implements Projection<OrderRow> {

  WatchedOrders(Consumer<RecordedEvent> watcher) {
    this(new OrdersProjection(), watcher);
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public int version() {
    return real.version();
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return real.rowOf(event);
  }

  @Override
  public OrderRow apply(@Nullable OrderRow row, RecordedEvent event) {
    watcher.accept(event);
    return real.apply(row, event);
  }

  @Override
  public RowTable<OrderRow> table() {
    return real.table();
  }
}
