package dev.blotter.audit;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.json.Json;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One aggregate on its way from event to event. */
final class Evolution {

  private final Aggregate<?, ?> definition;
  private final EventCodec codec;
  private @Nullable Object state;

  /** From nothing. */
  Evolution(Aggregate<?, ?> definition, EventCodec codec) {
    this.definition = definition;
    this.codec = codec;
  }

  /** From a state that was kept. */
  Evolution(Aggregate<?, ?> definition, EventCodec codec, Snapshot kept) {
    this(definition, codec);
    this.state = Json.read(kept.state(), definition.stateType());
  }

  List<Moment> after(List<EventRow> events) {
    List<Moment> moments = new ArrayList<>(events.size());
    for (var event : events) {
      var next = evolve(definition, state, event.event(codec));
      state = next;
      moments.add(new Moment(event, next));
    }
    return moments;
  }

  private static <S, E extends DomainEvent> Object evolve(
      Aggregate<S, E> definition, @Nullable Object state, DomainEvent event) {
    var before = state == null ? null : definition.stateType().cast(state);
    return definition.evolve(before, definition.eventType().cast(event));
  }
}
