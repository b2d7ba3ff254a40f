package dev.blotter.audit;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Brings an aggregate to any point of its past again, from nothing but its events. */
@ApplicationScoped
public class Replay {

  private final Timeline timeline;
  private final Map<AggregateType, Aggregate<?, ?>> aggregates = new EnumMap<>(AggregateType.class);

  public Replay(Timeline timeline, @All List<Aggregate<?, ?>> aggregates) {
    this.timeline = timeline;
    aggregates.forEach(aggregate -> this.aggregates.put(aggregate.type(), aggregate));
  }

  /**
   * The state after the last event of those at its beginning that are wanted; empty where not even
   * the first one is.
   */
  public Uni<Optional<Moment>> until(AggregateRef ref, Predicate<RecordedEvent> wanted) {
    var definition = definition(ref.type());
    return timeline
        .all(ref)
        .select()
        .first(wanted)
        .onItem()
        .scan(Step::none, (step, event) -> step.after(event, definition))
        .collect()
        .last()
        .map(Step::moment);
  }

  private Aggregate<?, ?> definition(AggregateType type) {
    var definition = aggregates.get(type);
    if (definition == null) {
      throw new IllegalStateException("no aggregate of type " + type.label());
    }
    return definition;
  }

  private static <S, E extends DomainEvent> Object evolve(
      Aggregate<S, E> definition, @Nullable Object state, DomainEvent event) {
    var before = state == null ? null : definition.stateType().cast(state);
    return definition.evolve(before, definition.eventType().cast(event));
  }

  /**
   * A state and the event that led to it.
   *
   * @param state JSON text
   */
  public record Moment(RecordedEvent last, String state) {}

  private record Step(@Nullable RecordedEvent last, @Nullable Object state) {

    static Step none() {
      return new Step(null, null);
    }

    Step after(RecordedEvent event, Aggregate<?, ?> definition) {
      return new Step(event, evolve(definition, state, event.event()));
    }

    Optional<Moment> moment() {
      return last == null || state == null
          ? Optional.empty()
          : Optional.of(new Moment(last, Json.write(state)));
    }
  }
}
