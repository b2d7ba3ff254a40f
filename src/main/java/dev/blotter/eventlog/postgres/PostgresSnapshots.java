package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Snapshots in PostgreSQL. */
@ApplicationScoped
public class PostgresSnapshots implements Snapshots {

  private static final String LATEST =
      """
      SELECT w.aggregate_type, w.aggregate_id, s.version, s.shape, s.state
      FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS w(aggregate_type, aggregate_id, shape)
      CROSS JOIN LATERAL (SELECT version, shape, state FROM snapshots
        WHERE lane = lane_of(w.aggregate_id) AND aggregate_type = w.aggregate_type
          AND aggregate_id = w.aggregate_id AND shape = w.shape
        ORDER BY version DESC LIMIT 1) AS s""";

  private static final String UNTIL =
      """
      SELECT aggregate_type, aggregate_id, version, shape, state FROM snapshots
      WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3 AND version <= $4
        AND shape = $5
      ORDER BY version DESC LIMIT 1""";

  private static final String SAVE =
      """
      INSERT INTO snapshots (lane, aggregate_type, aggregate_id, version, shape, state)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (lane, aggregate_type, aggregate_id, version)
        DO UPDATE SET shape = excluded.shape, state = excluded.state
        WHERE snapshots.shape < excluded.shape""";

  private final Pool pool;

  public PostgresSnapshots(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Map<AggregateRef, Snapshot>> latest(Map<AggregateRef, Integer> shapes) {
    if (shapes.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    var aggregates = shapes.keySet();
    var each = aggregates.stream().map(shapes::get).toArray(Integer[]::new);
    var wanted = Tuple.of(Columns.types(aggregates), Columns.ids(aggregates), each);
    return LostConnection.retry(() -> pool.preparedQuery(LATEST).execute(wanted))
        .map(PostgresSnapshots::byAggregate);
  }

  @Override
  public Uni<Optional<Snapshot>> until(AggregateRef aggregate, long version, int shape) {
    var wanted = Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id());
    wanted.addLong(version).addInteger(shape);
    return LostConnection.retry(() -> pool.preparedQuery(UNTIL).execute(wanted))
        .map(rows -> Optional.ofNullable(byAggregate(rows).get(aggregate)));
  }

  @Override
  public Uni<Void> save(Snapshot snapshot) {
    var of = snapshot.aggregate();
    var row =
        Tuple.of(of.lane(), of.type().label(), of.id(), snapshot.version(), snapshot.shape())
            .addBuffer(Buffer.buffer(snapshot.state().bytes()));
    return pool.preparedQuery(SAVE).execute(row).replaceWithVoid();
  }

  private static Map<AggregateRef, Snapshot> byAggregate(RowSet<Row> rows) {
    Map<AggregateRef, Snapshot> snapshots = new HashMap<>();
    for (var row : rows) {
      var aggregate = Columns.aggregate(row);
      snapshots.put(
          aggregate,
          new Snapshot(
              aggregate,
              row.getLong("version"),
              row.getInteger("shape"),
              PackedJson.from(row.getBuffer("state").getBytes())));
    }
    return snapshots;
  }
}
