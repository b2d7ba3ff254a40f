package dev.blotter.eventlog;

import dev.blotter.kernel.TimeOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What events are to be found.
 *
 * @param all what must hold of each; every event will do where it is empty
 */
public record EventCriteria(List<Criterion> all, TimeOrder order) {

  /** Everything there is, the newest first. */
  public static final EventCriteria ALL = of();

  public EventCriteria {
    all = List.copyOf(all);
  }

  /** Those of which all that holds, the newest first. */
  public static EventCriteria of(Criterion... all) {
    return new EventCriteria(List.of(all), TimeOrder.NEWEST_FIRST);
  }

  /** Those of them of which that holds as well. */
  public EventCriteria and(Criterion more) {
    return new EventCriteria(Stream.concat(all.stream(), Stream.of(more)).toList(), order);
  }

  /** The id of the one event that is looked for, where there is one. */
  public Optional<UUID> eventId() {
    return all.stream()
        .filter(Criterion.Event.class::isInstance)
        .map(Criterion.Event.class::cast)
        .map(Criterion.Event::id)
        .findFirst();
  }

  /** Whether they are looked for among what happened to one user or aggregate, by an index. */
  public boolean areOfOne() {
    return all.stream()
        .anyMatch(each -> each instanceof Criterion.User || each instanceof Criterion.Aggregate);
  }

  /** The same from the other end. */
  public EventCriteria fromTheOldest() {
    return new EventCriteria(all, TimeOrder.OLDEST_FIRST);
  }
}
