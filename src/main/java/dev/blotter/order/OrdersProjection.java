package dev.blotter.order;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Ids;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowMark;
import dev.blotter.projection.RowTable;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps {@code orders}: each order as its events make it, and when it took its steps. */
@Singleton
public final class OrdersProjection implements Projection<OrderRow> {

  private final OrderAggregate orders = new OrderAggregate();

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public Set<AggregateType> reads() {
    return Set.of(AggregateType.ORDER);
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return event.event() instanceof OrderEvent
        ? Optional.of(event.aggregate().id())
        : Optional.empty();
  }

  @Override
  public OrderRow apply(@Nullable OrderRow row, RecordedEvent event) {
    var happened = (OrderEvent) event.event();
    var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
    var known =
        row == null ? OrderTimes.placed(Ids.createdAt(event.aggregate().id())) : row.times();
    return new OrderRow(
        orders.evolve(row == null ? null : row.order(), happened),
        known.after(happened, at),
        row == null ? RowMark.of(event) : row.mark().after(event, row.id()));
  }

  @Override
  public RowTable<OrderRow> table() {
    return OrderTable.TABLE;
  }
}
