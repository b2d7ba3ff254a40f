package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.UnreadableEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one pass into the rows of one projection, in memory. From the first event on
 * that cannot be applied, the events of that user are parked; other users' go on.
 */
public final class Fold<R extends ReadRow> {

  private final Projection<R> projection;
  private final Map<UUID, R> rows = new HashMap<>();
  private final Set<UUID> changed = new LinkedHashSet<>();
  private final Set<UUID> parkedUsers;
  private final Set<UUID> skipped;
  private final List<Parked> parked = new ArrayList<>();

  /** Begins with the rows that are known, and with what is left out already. */
  public Fold(Projection<R> projection, List<R> known, Aside aside) {
    this.projection = projection;
    this.parkedUsers = new HashSet<>(aside.users());
    this.skipped = aside.skipped();
    known.forEach(row -> rows.put(row.id(), row));
  }

  /** The rows that must be known before these events can be folded. */
  public static Set<UUID> needed(Projection<?> projection, List<RecordedEvent> events) {
    Set<UUID> needed = new LinkedHashSet<>();
    Set<UUID> begun = new HashSet<>();
    for (var event : events) {
      projection
          .rowOf(event)
          .filter(id -> !(begins(event, id) ? begun.add(id) : begun.contains(id)))
          .ifPresent(needed::add);
    }
    return needed;
  }

  private static boolean begins(RecordedEvent event, UUID rowId) {
    return event.version() == 1 && event.aggregate().id().equals(rowId);
  }

  /** Folds events, in the order of their lane. */
  public Fold<R> with(List<RecordedEvent> events) {
    events.forEach(this::fold);
    return this;
  }

  /** Parks the events of a user whose rows cannot be made of them or are refused. */
  public Fold<R> parking(List<RecordedEvent> events, String reason) {
    events.stream()
        .filter(event -> isOfARow(event) && !isSkipped(event))
        .forEach(event -> park(event, reason));
    return this;
  }

  /** The rows that are new or not as they were. */
  public List<R> changed() {
    return changed.stream().map(rows::get).toList();
  }

  /** The events set aside, in order. */
  public List<Parked> parked() {
    return parked;
  }

  /** Of what happened by an event that cannot be read nothing is known but to what. */
  private boolean isOfARow(RecordedEvent event) {
    return event.event() instanceof UnreadableEvent
        ? projection.reads().contains(event.aggregate().type())
        : projection.rowOf(event).isPresent();
  }

  private boolean isSkipped(RecordedEvent event) {
    return skipped.contains(event.eventId());
  }

  private void fold(RecordedEvent event) {
    if (event.event() instanceof UnreadableEvent unreadable) {
      parking(List.of(event), unreadable.fault());
    } else {
      projection.rowOf(event).ifPresent(id -> fold(event, id));
    }
  }

  private void fold(RecordedEvent event, UUID id) {
    if (isSkipped(event)) {
      return;
    }
    if (parkedUsers.contains(event.userId())) {
      park(event, null);
      return;
    }
    try {
      rows.put(id, projection.apply(rows.get(id), event));
      changed.add(id);
    } catch (RuntimeException fault) {
      park(event, fault.toString());
    }
  }

  private void park(RecordedEvent event, @Nullable String reason) {
    parked.add(new Parked(event, parkedUsers.add(event.userId()) ? reason : null));
  }
}
