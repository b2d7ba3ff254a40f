package dev.blotter.position;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowMark;
import dev.blotter.projection.RowTable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps {@code positions}: each cycle as its events make it. */
@Singleton
public final class PositionsProjection implements Projection<PositionRow> {

  private final PositionAggregate positions = new PositionAggregate();

  @Override
  public String name() {
    return "positions";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public Set<AggregateType> reads() {
    return Set.of(AggregateType.POSITION);
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return event.event() instanceof PositionEvent
        ? Optional.of(event.aggregate().id())
        : Optional.empty();
  }

  @Override
  public PositionRow apply(@Nullable PositionRow row, RecordedEvent event) {
    var position =
        positions.evolve(row == null ? null : row.position(), (PositionEvent) event.event());
    var id = event.aggregate().id();
    return new PositionRow(
        id, position, row == null ? RowMark.of(event) : row.mark().after(event, id));
  }

  @Override
  public RowTable<PositionRow> table() {
    return PositionTable.TABLE;
  }
}
