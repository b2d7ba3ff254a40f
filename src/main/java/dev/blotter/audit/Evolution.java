package dev.blotter.audit;

import dev.blotter.command.Aggregates;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.kernel.AggregateType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One aggregate on its way from event to event. */
final class Evolution {

  private final AggregateType type;
  private final Aggregates aggregates;
  private final EventCodec codec;
  private @Nullable Snapshot kept;
  private @Nullable Object state;

  /** From nothing. */
  Evolution(AggregateType type, Aggregates aggregates, EventCodec codec) {
    this.type = type;
    this.aggregates = aggregates;
    this.codec = codec;
  }

  /** From a state that was kept. */
  Evolution(AggregateType type, Aggregates aggregates, EventCodec codec, Snapshot kept) {
    this(type, aggregates, codec);
    this.kept = kept;
  }

  List<Moment> after(List<EventRow> events) {
    begin();
    List<Moment> moments = new ArrayList<>(events.size());
    for (var event : events) {
      var next = aggregates.evolve(type, state, event.event(codec));
      state = next;
      moments.add(new Moment(event, aggregates.shown(type, next)));
    }
    return moments;
  }

  /** Not before the first events are there, whose thread may be kept by a state that is long. */
  private void begin() {
    if (kept != null) {
      state = kept.state().read(aggregates.of(type).stateType());
      kept = null;
    }
  }
}
