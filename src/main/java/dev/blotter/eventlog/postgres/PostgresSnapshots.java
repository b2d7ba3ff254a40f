package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.LongWork;
import dev.blotter.eventlog.SnapshotMac;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
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

/**
 * Snapshots in PostgreSQL. A row that the service did not write as it stands there is not read, and
 * hides no earlier one that it did.
 */
@ApplicationScoped
public class PostgresSnapshots implements Snapshots {

  private static final Logger LOG = Logger.getLogger(PostgresSnapshots.class);

  /** Bytes whose hash takes the better part of a millisecond. */
  private static final int LONG = 262_144;

  /** How many rows of others are looked behind: somebody may have put in any number. */
  private static final int LOOKS = 4;

  /** The service keeps none of a version that an aggregate has not come to. */
  private static final String LATEST =
      """
      SELECT w.aggregate_type, w.aggregate_id, s.version, s.shape, s.state, s.mac
      FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS w(aggregate_type, aggregate_id, shape)
      JOIN streams AS h ON h.lane = lane_of(w.aggregate_id)
        AND h.aggregate_type = w.aggregate_type AND h.aggregate_id = w.aggregate_id
      CROSS JOIN LATERAL (SELECT version, shape, state, mac FROM snapshots
        WHERE lane = h.lane AND aggregate_type = h.aggregate_type
          AND aggregate_id = h.aggregate_id AND version <= h.version AND shape = w.shape
        ORDER BY version DESC LIMIT 1) AS s""";

  private static final String UNTIL =
      """
      SELECT aggregate_type, aggregate_id, version, shape, state, mac FROM snapshots
      WHERE lane = $1 AND aggregate_type = $2 AND aggregate_id = $3 AND version <= $4
        AND shape = $5
      ORDER BY version DESC LIMIT 1""";

  /** Another of the same version and shape is a row of somebody else's, or says the same. */
  private static final String SAVE =
      """
      INSERT INTO snapshots (lane, aggregate_type, aggregate_id, version, shape, state, mac)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (lane, aggregate_type, aggregate_id, version)
        DO UPDATE SET shape = excluded.shape, state = excluded.state, mac = excluded.mac
        WHERE snapshots.shape < excluded.shape
          OR (snapshots.shape = excluded.shape AND snapshots.mac <> excluded.mac)""";

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
        .chain(rows -> ours(rows, LOOKS));
  }

  @Override
  public Uni<Optional<Snapshot>> until(AggregateRef aggregate, long version, int shape) {
    return until(aggregate, version, shape, LOOKS);
  }

  private Uni<Optional<Snapshot>> until(
      AggregateRef aggregate, long version, int shape, int looks) {
    var wanted = Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id());
    wanted.addLong(version).addInteger(shape);
    return LostConnection.retry(() -> pool.preparedQuery(UNTIL).execute(wanted))
        .chain(rows -> ours(rows, looks))
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

  /** The newest that the service has written, of each aggregate of which there is a row. */
  private Uni<Map<AggregateRef, Snapshot>> ours(RowSet<Row> rows, int looks) {
    return authentic(rows)
        .call(
            found ->
                looks == 0 || found.size() == rows.size()
                    ? Uni.createFrom().voidItem()
                    : addEarlier(found, rows, looks - 1));
  }

  private Uni<Void> addEarlier(Map<AggregateRef, Snapshot> found, RowSet<Row> rows, int looks) {
    var others = rows.stream().filter(row -> !found.containsKey(Columns.aggregate(row))).toList();
    return Multi.createFrom()
        .iterable(others)
        .onItem()
        .transformToUniAndConcatenate(row -> earlier(row, looks))
        .invoke(earlier -> earlier.ifPresent(ours -> found.put(ours.aggregate(), ours)))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Optional<Snapshot>> earlier(Row row, int looks) {
    return until(
        Columns.aggregate(row), row.getLong("version") - 1, row.getInteger("shape"), looks);
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
