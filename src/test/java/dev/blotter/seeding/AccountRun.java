package dev.blotter.seeding;

import dev.blotter.command.Aggregates;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs the commands of one account through the service's own handlers and keeps the events. */
final class AccountRun implements States {

  private final Map<Class<?>, Handler<?>> handlers;
  private final Aggregates aggregates;
  private final Ids ids;
  private final Map<AggregateRef, Object> states = new HashMap<>();
  private final Map<AggregateRef, Long> versions = new HashMap<>();
  private final List<RecordedEvent> events = new ArrayList<>();

  AccountRun(Map<Class<?>, Handler<?>> handlers, Aggregates aggregates, Ids ids) {
    this.handlers = handlers;
    this.aggregates = aggregates;
    this.ids = ids;
  }

  /** Every event so far; its lane position is its place in this list, from 1 on. */
  List<RecordedEvent> events() {
    return events;
  }

  /**
   * Runs a command.
   *
   * @param workflow what it belongs to
   * @return false where it was refused and nothing happened
   */
  <C extends Command> boolean run(
      C command, String commandId, Actor actor, UUID workflow, Instant now) {
    @SuppressWarnings("unchecked") // Handlers are registered under the class they handle.
    var handler = (Handler<C>) handlers.get(command.getClass());
    var verdict = handler.decide(command, this, new Circumstances(now, now, ids));
    if (verdict instanceof Verdict.Accepted accepted) {
      var origin = new Origin(actor, workflow, null);
      accepted.changes().forEach(c -> apply(c, accepted.userId(), commandId, origin, now));
      return true;
    }
    return false;
  }

  private void apply(Change change, UUID user, String commandId, Origin origin, Instant now) {
    var ref = change.aggregate();
    states.put(ref, aggregates.evolve(ref.type(), states.get(ref), change.event()));
    var version = versions.merge(ref, 1L, Long::sum);
    events.add(
        new RecordedEvent(
            ids.next(ref.lane(), now),
            new LanePosition(ref.lane(), events.size() + 1),
            ref,
            version,
            user,
            now,
            change.effectiveAt(),
            commandId,
            origin,
            change.event()));
  }

  @Override
  public boolean isLoaded(AggregateRef aggregate) {
    return true;
  }

  @Override
  public <S> Optional<S> find(AggregateRef aggregate, Class<S> type) {
    return Optional.ofNullable(states.get(aggregate)).map(type::cast);
  }

  @Override
  public long version(AggregateRef aggregate) {
    return versions.getOrDefault(aggregate, 0L);
  }

  @Override
  public boolean hasHistory(AggregateRef aggregate) {
    return false;
  }

  @Override
  public List<RecordedEvent> history(AggregateRef aggregate) {
    throw new IllegalStateException("no seeded command looks at histories");
  }
}
