package dev.blotter.audit;

import dev.blotter.command.Aggregates;
import dev.blotter.eventlog.BrokenHistory;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.eventlog.UnreplayableEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import io.smallrye.mutiny.Multi;
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
  private long version;

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
    this.version = kept.version();
  }

  /** What followed from these events; of a history that is broken as far as it is known. */
  Multi<List<Moment>> after(List<EventRow> events) {
    begin();
    List<Moment> moments = new ArrayList<>(events.size());
    try {
      events.forEach(event -> moments.add(after(event)));
    } catch (BrokenHistory broken) {
      return Multi.createBy()
          .concatenating()
          .streams(Multi.createFrom().item(moments), Multi.createFrom().failure(broken));
    }
    return Multi.createFrom().item(moments);
  }

  /**
   * Nothing more, once there are no more events; fails with {@link MissingEvent} where the log
   * ended before that version.
   */
  Multi<List<Moment>> ended(AggregateRef ref, long until) {
    return Multi.createFrom()
        .deferred(
            () -> {
              MissingEvent.unlessReached(ref, version, until);
              return Multi.createFrom().<List<Moment>>empty();
            });
  }

  private Moment after(EventRow event) {
    MissingEvent.unlessNext(event.aggregate(), event.aggregateVersion(), version);
    version = event.aggregateVersion();
    var next = applied(event, event.event(codec));
    state = next;
    return new Moment(event, aggregates.shown(type, next));
  }

  private Object applied(EventRow row, DomainEvent event) {
    try {
      return aggregates.evolve(type, state, event);
    } catch (RuntimeException fault) {
      throw new UnreplayableEvent(row, fault);
    }
  }

  /** Not before the first events are there, whose thread may be kept by a state that is long. */
  private void begin() {
    if (kept != null) {
      state = kept.state().read(aggregates.of(type).stateType());
      kept = null;
    }
  }
}
