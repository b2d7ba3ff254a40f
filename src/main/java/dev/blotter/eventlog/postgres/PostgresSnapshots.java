package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.LongWork;
import dev.blotter.eventlog.SnapshotMac;
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
import org.jboss.logging.Logger;

/** Snapshots in PostgreSQL. A row that the service did not write as it stands there is not read. */
@ApplicationScoped
public class PostgresSnapshots implements Snapshots {

  private static final Logger LOG = Logger.getLogger(PostgresSnapshots.class);

  /** Bytes whose hash takes the better part of a millisecond. */
  private static final int LONG = 262_144;

  private static final String LATEST =
      """
      SELECT w.aggregate_type, w.aggregate_id, s.version, s.shape, s.state, s.mac
      FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS w(aggregate_type, aggregate_id, shape)
      CROSS JOIN LATERAL (SELECT version, shape, state, mac FROM snapshots
        WHERE lane = lane_of(w.aggregate_id) AND aggregate_type = w.aggregate_type
          AND aggregate_id = w.aggregate_id AND shape = w.shape
        ORDER BY version DESC LIMIT 1) AS s""";

  private static final String UNTIL =
      """
      SELECT aggregate_type, aggregate_id, version, shape, state, mac FROM snapshots
      WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3 AND version <= $4
        AND shape = $5
      ORDER BY version DESC LIMIT 1""";

  private static final String SAVE =
      """
      INSERT INTO snapshots (lane, aggregate_type, aggregate_id, version, shape, state, mac)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (lane, aggregate_type, aggregate_id, version)
        DO UPDATE SET shape = excluded.shape, state = excluded.state, mac = excluded.mac
        WHERE snapshots.shape < excluded.shape""";

  private final Pool pool;
  private final SnapshotMac mac;

  public PostgresSnapshots(Pool pool, SnapshotMac mac) {
    this.pool = pool;
    this.mac = mac;
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
        .chain(this::authentic);
  }

  @Override
  public Uni<Optional<Snapshot>> until(AggregateRef aggregate, long version, int shape) {
    var wanted = Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id());
    wanted.addLong(version).addInteger(shape);
    return LostConnection.retry(() -> pool.preparedQuery(UNTIL).execute(wanted))
        .chain(this::authentic)
        .map(found -> Optional.ofNullable(found.get(aggregate)));
  }

  @Override
  public Uni<Void> save(Snapshot snapshot) {
    var of = snapshot.aggregate();
    var state = snapshot.state().bytes();
    var row =
        Tuple.of(of.lane(), of.type().label(), of.id(), snapshot.version(), snapshot.shape())
            .addBuffer(Buffer.buffer(state))
            .addBuffer(Buffer.buffer(mac.of(of, snapshot.version(), snapshot.shape(), state)));
    return pool.preparedQuery(SAVE).execute(row).replaceWithVoid();
  }

  /** Those that the service has written. */
  private Uni<Map<AggregateRef, Snapshot>> authentic(RowSet<Row> rows) {
    var isLong = rows.stream().mapToInt(PostgresSnapshots::length).sum() > LONG;
    return LongWork.of(isLong, () -> byAggregate(rows));
  }

  private static int length(Row row) {
    return row.getBuffer("state").length();
  }

  private Map<AggregateRef, Snapshot> byAggregate(RowSet<Row> rows) {
    Map<AggregateRef, Snapshot> snapshots = new HashMap<>();
    for (var row : rows) {
      authentic(row).ifPresent(found -> snapshots.put(found.aggregate(), found));
    }
    return snapshots;
  }

  private Optional<Snapshot> authentic(Row row) {
    var aggregate = Columns.aggregate(row);
    long version = row.getLong("version");
    int shape = row.getInteger("shape");
    var state = row.getBuffer("state").getBytes();
    if (!mac.holds(aggregate, version, shape, state, row.getBuffer("mac").getBytes())) {
      LOG.warnf(
          "the snapshot of %s %s at version %d is not of this service and is not read",
          aggregate.type().label(), aggregate.id(), version);
      return Optional.empty();
    }
    return Optional.of(new Snapshot(aggregate, version, shape, PackedJson.from(state)));
  }
}
