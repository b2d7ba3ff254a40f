package dev.blotter.position;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event for one cycle of a position. */
public record PositionChange(UUID positionId, PositionEvent event) {

  /** The same for the log, with the venue's time of the fact. */
  public Change at(@Nullable Instant effectiveAt) {
    return new Change(AggregateRef.position(positionId), event, effectiveAt);
  }
}
