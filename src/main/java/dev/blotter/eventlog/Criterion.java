package dev.blotter.eventlog;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeSpan;
import java.util.List;
import java.util.UUID;

/** One thing that must hold of the events that are searched for. */
public sealed interface Criterion {

  /** It is the event of that id. */
  record Event(UUID id) implements Criterion {}

  /** It is of one of those types; there is at least one. */
  record Types(List<String> names) implements Criterion {

    public Types {
      names = List.copyOf(names);
    }

    public Types(String name) {
      this(List.of(name));
    }
  }

  /** It happened to what belongs to that user. */
  record User(UUID id) implements Criterion {}

  /** It happened to that aggregate. */
  record Aggregate(UUID id) implements Criterion {}

  /** It happened to an aggregate of that type. */
  record OfType(AggregateType type) implements Criterion {}

  /** It was somebody of that type who had it happen. */
  record ActorType(Actor.Type type) implements Criterion {}

  /** It was that actor who had it happen. */
  record ActorId(String id) implements Criterion {}

  /** It was recorded by that command. */
  record CommandId(String id) implements Criterion {}

  /** It belongs to that workflow. */
  record Workflow(UUID correlationId) implements Criterion {}

  /** It happened to an order or a position in that instrument. */
  record Instrument(Symbol symbol) implements Criterion {}

  /** It happened to an order that its client calls so. */
  record ClientOrderId(String id) implements Criterion {}

  /** It reports that execution, corrects it or takes it back. */
  record Execution(String execId) implements Criterion {}

  /** It was appended in that time. */
  record Recorded(TimeSpan time) implements Criterion {}

  /** It happened in that time in business: when it was appended, where nobody said otherwise. */
  record Effective(TimeSpan time) implements Criterion {}
}
