package dev.blotter.command;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import java.util.List;
import java.util.Optional;

/** The aggregates' states that a decision may look at. */
public interface States {

  /** True when this aggregate was looked up, whether or not it exists. */
  boolean isLoaded(AggregateRef aggregate);

  /** Its state, or empty where no such aggregate exists; it must have been loaded. */
  <S> Optional<S> find(AggregateRef aggregate, Class<S> type);

  /** Its version, zero where it does not exist; it must have been loaded. */
  long version(AggregateRef aggregate);

  /** True when {@link #history} is there and reaches to the aggregate's current version. */
  boolean hasHistory(AggregateRef aggregate);

  /** All its events, oldest first, where the handler asked for its history; else a fault. */
  List<RecordedEvent> history(AggregateRef aggregate);
}
