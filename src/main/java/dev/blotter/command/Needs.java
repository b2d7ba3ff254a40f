package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a handler must still have before it can decide.
 *
 * @param states aggregates whose state it needs
 * @param histories aggregates of which it needs every event
 */
public record Needs(List<AggregateRef> states, List<AggregateRef> histories) {

  public static final Needs NOTHING = new Needs(List.of(), List.of());

  public Needs {
    states = List.copyOf(states);
    histories = List.copyOf(histories);
  }

  public static Needs states(AggregateRef... states) {
    return new Needs(List.of(states), List.of());
  }

  public static Needs histories(List<AggregateRef> histories) {
    return new Needs(List.of(), histories);
  }

  /** All that is named. */
  Stream<AggregateRef> all() {
    return Stream.concat(states.stream(), histories.stream());
  }

  public boolean isEmpty() {
    return states.isEmpty() && histories.isEmpty();
  }
}
