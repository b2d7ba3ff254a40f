package dev.blotter.command;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every kind of aggregate there is, by its type. */
public final class Aggregates {

  private final Map<AggregateType, Aggregate<?, ?>> byType = new EnumMap<>(AggregateType.class);

  public Aggregates(Iterable<? extends Aggregate<?, ?>> aggregates) {
    aggregates.forEach(aggregate -> byType.put(aggregate.type(), aggregate));
  }

  /** The aggregate's definition; a type without one is a fault. */
  public Aggregate<?, ?> of(AggregateType type) {
    var aggregate = byType.get(type);
    if (aggregate == null) {
      throw new IllegalStateException("no aggregate of type " + type.label());
    }
    return aggregate;
  }

  /** The state after the event. */
  public Object evolve(AggregateType type, @Nullable Object state, DomainEvent event) {
    return evolve(of(type), state, event);
  }

  /** About how many kilobytes of memory a state takes. */
  int weight(AggregateType type, Object state) {
    return weight(of(type), state);
  }

  private static <S> int weight(Aggregate<S, ?> aggregate, Object state) {
    return aggregate.weight(aggregate.stateType().cast(state));
  }

  /** What is shown of a state to whoever looks at the past. */
  public Object shown(AggregateType type, Object state) {
    return shown(of(type), state);
  }

  private static <S> Object shown(Aggregate<S, ?> aggregate, Object state) {
    return aggregate.shown(aggregate.stateType().cast(state));
  }

  private static <S, E extends DomainEvent> Object evolve(
      Aggregate<S, E> aggregate, @Nullable Object state, DomainEvent event) {
    var before = state == null ? null : aggregate.stateType().cast(state);
    return aggregate.evolve(before, aggregate.eventType().cast(event));
  }
}
