package dev.blotter.projection.rebuild;

import dev.blotter.eventlog.LaneSpan;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.projection.Appends;
import dev.blotter.projection.Aside;
import dev.blotter.projection.Completion;
import dev.blotter.projection.Fold;
import dev.blotter.projection.ParkedEvents;
import dev.blotter.projection.ProjectionFault;
import dev.blotter.projection.ReadRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Folds the events of a lane into the new rows, on a connection that is in a transaction and holds
 * the lane. What takes long is done by workers, and sent in parts that no event loop is long at.
 */
final class ShadowLane<R extends ReadRow> {

  private final Shadow<R> shadow;
  private final LaneRange log;
  private final Executor workers;
  private final int batchSize;

  ShadowLane(Shadow<R> shadow, LaneRange log, Executor workers, int batchSize) {
    this.shadow = shadow;
    this.log = log;
    this.workers = workers;
    this.batchSize = batchSize;
  }

  /** Goes on to the target, a batch at a time. */
  Uni<LaneMark> reach(SqlConnection connection, LaneMark mark) {
    return mark.isReached()
        ? Uni.createFrom().item(mark)
        : step(connection, mark).flatMap(next -> reach(connection, next));
  }

  /** Goes on by one batch. */
  Uni<LaneMark> step(SqlConnection connection, LaneMark mark) {
    long upTo = Math.min(mark.target(), mark.position() + batchSize);
    return events(connection, mark, upTo)
        .flatMap(
            events ->
                apply(connection, mark.lane(), events)
                    .map(
                        done ->
                            mark.at(
                                upTo,
                                events.isEmpty() ? mark.readTo() : events.getLast().occurredAt())));
  }

  private Uni<List<RecordedEvent>> events(SqlConnection connection, LaneMark mark, long upTo) {
    var span = new LaneSpan(mark.lane(), mark.position(), upTo, mark.readTo());
    return log.read(connection, span, shadow.projection().reads(), workers);
  }

  private Uni<Void> apply(SqlConnection connection, int lane, List<RecordedEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .query("SAVEPOINT part")
        .execute()
        .chain(() -> fold(connection, lane, events))
        .chain(() -> connection.query("RELEASE SAVEPOINT part").execute())
        .replaceWithVoid()
        .onFailure(ProjectionFault::isOfTheData)
        .recoverWithUni(fault -> apart(connection, lane, events, fault));
  }

  private Uni<Void> fold(SqlConnection connection, int lane, List<RecordedEvent> events) {
    var projection = shadow.projection();
    var needed = Fold.needed(projection, events);
    return aside(connection, lane)
        .flatMap(
            aside ->
                load(connection, needed)
                    .emitOn(workers)
                    .map(known -> new Fold<>(projection, known, aside).with(events)))
        .flatMap(fold -> save(connection, fold, needed));
  }

  /** Halves of what the database refuses, until the append at fault is found and set aside. */
  private Uni<Void> apart(
      SqlConnection connection, int lane, List<RecordedEvent> events, Throwable fault) {
    int half = Appends.half(events);
    return connection
        .query("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")
        .execute()
        .chain(
            () ->
                half == 0
                    ? park(connection, lane, events, ProjectionFault.reason(fault))
                    : apply(connection, lane, events.subList(0, half))
                        .chain(() -> apply(connection, lane, events.subList(half, events.size()))));
  }

  private Uni<Void> park(
      SqlConnection connection, int lane, List<RecordedEvent> events, String reason) {
    return aside(connection, lane)
        .map(aside -> new Fold<>(shadow.projection(), List.of(), aside).parking(events, reason))
        .flatMap(fold -> ParkedEvents.add(connection, shadow.name(), fold.parked()));
  }

  private Uni<Void> save(SqlConnection connection, Fold<R> fold, Set<UUID> needed) {
    return Completion.of(shadow.projection(), fold.changed())
        .emitOn(workers)
        .map(shadow.table()::inOrder)
        .flatMap(rows -> Parts.each(rows, part -> write(connection, part, needed), workers))
        .chain(() -> ParkedEvents.add(connection, shadow.name(), fold.parked()));
  }

  /**
   * What begins with these events is not there yet, and to look for it would cost as much again.
   */
  private Uni<Void> write(SqlConnection connection, List<R> part, Set<UUID> needed) {
    return part.stream().anyMatch(row -> needed.contains(row.id()))
        ? shadow.table().save(connection, part)
        : shadow.table().add(connection, part);
  }

  private Uni<List<R>> load(SqlConnection connection, Set<UUID> ids) {
    List<R> known = new ArrayList<>();
    return Parts.each(
            List.copyOf(ids),
            part -> shadow.table().load(connection, part).invoke(known::addAll).replaceWithVoid(),
            workers)
        .replaceWith(known);
  }

  /** Whom the rebuild has parked, and which events nobody is to apply. */
  private Uni<Aside> aside(SqlConnection connection, int lane) {
    return ParkedEvents.aside(connection, List.of(lane))
        .map(
            all ->
                new Aside(
                    all.getOrDefault(shadow.name(), Aside.NOTHING).users(),
                    all.getOrDefault(shadow.projection().name(), Aside.NOTHING).skipped()));
  }
}
