package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tries parked events again, each user's in order, up to the first that still cannot be applied.
 * One user's failure is logged and leaves the others theirs.
 */
final class ParkedRetry {

  private static final Logger LOG = Logger.getLogger(ParkedRetry.class);
  private static final String QUEUES =
      """
      SELECT lane, user_id, array_agg(lane_position ORDER BY lane_position) AS positions
      FROM projection_parked WHERE projection = $1 GROUP BY lane, user_id ORDER BY lane, user_id""";
  private static final String REMOVE =
      """
      DELETE FROM projection_parked
      WHERE projection = $1 AND lane = $2 AND lane_position = ANY ($3)""";

  private final Pool pool;
  private final EventLog log;
  private final Collection<Projection<?>> projections;

  ParkedRetry(Pool pool, EventLog log, Collection<Projection<?>> projections) {
    this.pool = pool;
    this.log = log;
    this.projections = projections;
  }

  Uni<Void> run() {
    return Multi.createFrom()
        .iterable(projections)
        .onItem()
        .transformToUniAndConcatenate(this::retry)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> retry(Projection<?> projection) {
    return pool.preparedQuery(QUEUES)
        .execute(Tuple.of(projection.name()))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(Queue::of)
        .onItem()
        .transformToUniAndConcatenate(queue -> retry(projection, queue))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private <R extends ReadRow> Uni<Void> retry(Projection<R> projection, Queue queue) {
    return read(queue)
        .chain(events -> pool.withTransaction(c -> apply(c, projection, queue, events)))
        .onFailure()
        .invoke(fault -> LOG.warnf("events of %s stay parked: %s", queue.user(), fault.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<List<RecordedEvent>> read(Queue queue) {
    return Multi.createFrom()
        .iterable(queue.positions())
        .onItem()
        .transformToUniAndConcatenate(at -> log.readLane(queue.lane(), at - 1, 1))
        .onItem()
        .transformToIterable(one -> one)
        .collect()
        .asList();
  }

  private <R extends ReadRow> Uni<Void> apply(
      SqlConnection connection, Projection<R> projection, Queue queue, List<RecordedEvent> events) {
    return Checkpoints.claim(connection, queue.lane(), Set.of(projection.name()))
        .chain(
            claimed ->
                claimed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : fold(connection, projection, queue, events));
  }

  private <R extends ReadRow> Uni<Void> fold(
      SqlConnection connection, Projection<R> projection, Queue queue, List<RecordedEvent> events) {
    return projection
        .table()
        .load(connection, queue.lane(), Fold.needed(projection, events))
        .map(known -> new Fold<>(projection, known, Set.of()).with(events))
        .chain(
            fold ->
                projection
                    .complete(fold.changed())
                    .chain(rows -> projection.table().save(connection, rows))
                    .chain(() -> remove(connection, projection, queue, applied(events, fold))));
  }

  private static Long[] applied(List<RecordedEvent> events, Fold<?> fold) {
    return events.subList(0, events.size() - fold.parked().size()).stream()
        .map(event -> event.position().position())
        .toArray(Long[]::new);
  }

  private static Uni<Void> remove(
      SqlConnection connection, Projection<?> projection, Queue queue, Long[] applied) {
    return connection
        .preparedQuery(REMOVE)
        .execute(Tuple.of(projection.name(), queue.lane(), applied))
        .replaceWithVoid();
  }

  /** The parked events of one user. */
  private record Queue(int lane, UUID user, List<Long> positions) {
    static Queue of(Row row) {
      var positions = row.getArrayOfLongs("positions");
      return new Queue(row.getInteger("lane"), row.getUUID("user_id"), Arrays.asList(positions));
    }
  }
}
