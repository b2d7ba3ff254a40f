package dev.blotter.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that a decision adds to one aggregate.
 *
 * @param effectiveAt the venue's or business time of the fact, or null where it is that of the log
 */
public record Change(AggregateRef aggregate, DomainEvent event, @Nullable Instant effectiveAt) {

  public static Change of(AggregateRef aggregate, DomainEvent event) {
    return new Change(aggregate, event, null);
  }
}
