package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.StoredEvents;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads rows of the log as text, which the database makes of them. */
@ApplicationScoped
class PostgresStoredEvents implements StoredEvents {

  private static final int BATCH = 500;

  private static final String TIME =
      "to_char(e.%1$s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS %1$s";

  /** A row as an object; PostgreSQL's jsonb keeps the digits of numbers as they were written. */
  private static final String JSON =
      """
      (SELECT to_jsonb(c)::text FROM (SELECT e.lane, e.lane_position, %s, e.event_id,
        e.aggregate_type, e.aggregate_id, e.aggregate_version, e.event_type, e.schema_version,
        e.user_id, %s, e.command_id, e.correlation_id, e.causation_id, e.actor_type, e.actor_id,
        e.payload) AS c)"""
          .formatted(TIME.formatted("occurred_at"), TIME.formatted("effective_at"));

  private static final String OF_AGGREGATE =
      """
      SELECT e.lane, e.lane_position, e.aggregate_version, %s AS event FROM all_events AS e
      WHERE e.aggregate_id = $2 AND %s$1 AND e.aggregate_version > $3
      ORDER BY e.aggregate_version LIMIT $4"""
          .formatted(JSON, StreamQueries.OF_TYPE);

  private final Pool pool;

  PostgresStoredEvents(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Multi<List<StoredEvent>> ofAggregate(AggregateRef aggregate) {
    return Multi.createBy()
        .repeating()
        .uni(AtomicLong::new, after -> batch(aggregate, after))
        .whilst(events -> events.size() == BATCH)
        .filter(events -> !events.isEmpty());
  }

  @Override
  public Uni<List<EventRow>> rows(AggregateRef aggregate, long afterVersion, int limit) {
    var wanted =
        Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id(), afterVersion, limit);
    return rows(StreamQueries.page(afterVersion), wanted)
        .flatMap(
            found ->
                Archived.beginRows(found, afterVersion)
                    ? rows(StreamQueries.pageOfAll(afterVersion), wanted)
                    : Uni.createFrom().item(found));
  }

  private Uni<List<EventRow>> rows(String sql, Tuple wanted) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(wanted))
        .map(EventRows::stored);
  }

  private Uni<List<StoredEvent>> batch(AggregateRef aggregate, AtomicLong after) {
    var wanted = Tuple.of(aggregate.type().label(), aggregate.id(), after.get(), BATCH);
    return LostConnection.retry(() -> pool.preparedQuery(OF_AGGREGATE).execute(wanted))
        .map(PostgresStoredEvents::events)
        .invoke(events -> events.forEach(event -> after.set(event.version())));
  }

  private static List<StoredEvent> events(RowSet<Row> rows) {
    List<StoredEvent> events = new ArrayList<>(rows.size());
    for (var row : rows) {
      var position = new LanePosition(row.getInteger("lane"), row.getLong("lane_position"));
      events.add(
          new StoredEvent(position, row.getLong("aggregate_version"), row.getString("event")));
    }
    return events;
  }
}
