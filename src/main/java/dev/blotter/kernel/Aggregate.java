package dev.blotter.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of aggregate is brought from event to event.
 *
 * @param <S> its state, an immutable record that Jackson can write and read
 * @param <E> its events, a sealed interface of records
 */
public interface Aggregate<S, E extends DomainEvent> {

  AggregateType type();

  Class<S> stateType();

  Class<E> eventType();

  /** The shape of the state's form; it rises when older snapshots can no longer be read. */
  int shape();

  /**
   * About how many kilobytes of memory a state takes. Most take one; those that keep something of
   * each order or execution take as much more as they have of them.
   */
  default int weight(S state) {
    return 1;
  }

  /**
   * What is shown of a state to whoever looks at the past, by the same mapper. What only decisions
   * need may be left out.
   */
  default Object shown(S state) {
    return state;
  }

  /** The state after the event; pure. The state is null before the first event. */
  S evolve(@Nullable S state, E event);
}
