package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.job.Lease;
import dev.blotter.ledger.EventHash;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.LedgerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Seals what was appended, a bounded number of events at a time. Lanes that another node is sealing
 * are passed over. Nothing is sealed over a gap, nor where the last seal is not what it was.
 */
@ApplicationScoped
class Sealer {

  private static final int LANE_LIMIT = 4096;
  private static final String LANES =
      """
      unnest($1::integer[], $2::bigint[], $3::bigint[], $4::timestamptz[])
        AS w(lane, after, until, not_before)
      CROSS JOIN LATERAL\s""";
  private static final String EVENTS =
      "SELECT w.lane, e.packed FROM "
          + PackedEvents.from(
              LANES, "w.after + 1", "w.until", "e.lane = w.lane AND e.occurred_at >= w.not_before");

  private final Pool pool;
  private final Faults faults;
  private final InstantSource clock;
  private final int batchSize;
  private final String settings;

  Sealer(Pool pool, Faults faults, InstantSource clock, LedgerConfig config) {
    this.pool = pool;
    this.faults = faults;
    this.clock = clock;
    this.batchSize = config.batchSize();
    // Lost in a crash, seals are made again; a head makes all before it durable.
    this.settings = "SET LOCAL synchronous_commit = off; " + Lease.of(config.lease());
  }

  /**
   * Seals once.
   *
   * @param events how many
   * @param more true where there are more to seal at once
   */
  record Pass(long events, boolean more) {}

  /** Seals what is there, up to a batch. */
  Uni<Pass> pass() {
    List<Fault> found = new ArrayList<>();
    return pool.withTransaction(connection -> pass(connection, found))
        .call(() -> faults.add(found, true));
  }

  private Uni<Pass> pass(SqlConnection connection, List<Fault> found) {
    return connection
        .query(settings)
        .execute()
        .chain(() -> claim(connection))
        .flatMap(
            lanes ->
                lanes.isEmpty()
                    ? Uni.createFrom().item(new Pass(0, false))
                    : seal(connection, lanes, found));
  }

  private static Uni<List<OpenLane>> claim(SqlConnection connection) {
    return connection
        .preparedQuery(OpenLane.CLAIM)
        .execute()
        .map(rows -> rows.stream().map(row -> row.getInteger("lane")).toArray(Integer[]::new))
        .flatMap(
            lanes ->
                lanes.length == 0
                    ? Uni.createFrom().item(List.of())
                    : connection
                        .preparedQuery(OpenLane.READ)
                        .mapping(OpenLane::of)
                        .execute(Tuple.of(lanes))
                        .map(rows -> rows.stream().toList()));
  }

  private Uni<Pass> seal(SqlConnection connection, List<OpenLane> lanes, List<Fault> found) {
    var share = Math.max(1, Math.min(LANE_LIMIT, batchSize / lanes.size()));
    return connection
        .preparedQuery(EVENTS)
        .execute(wanted(lanes, share))
        .flatMap(rows -> LongWork.byWorker(() -> seals(lanes, share, rows, found)))
        .call(made -> made.isEmpty() ? Uni.createFrom().voidItem() : write(connection, made))
        .map(made -> result(made, found));
  }

  private Uni<Void> write(SqlConnection connection, List<NewSeal> made) {
    return new SealWriter(made, clock.instant()).write(connection);
  }

  private static Pass result(List<NewSeal> made, List<Fault> found) {
    long events = made.stream().mapToLong(NewSeal::added).sum();
    boolean more = made.stream().anyMatch(seal -> seal.size() < seal.lane().lastPosition());
    return new Pass(events, more && found.isEmpty());
  }

  private static Tuple wanted(List<OpenLane> lanes, long share) {
    return Tuple.of(
        lanes.stream().map(OpenLane::lane).toArray(Integer[]::new),
        lanes.stream().map(OpenLane::size).toArray(Long[]::new),
        lanes.stream().map(lane -> until(lane, share)).toArray(Long[]::new),
        lanes.stream().map(OpenLane::lastOccurredAt).toArray(OffsetDateTime[]::new));
  }

  private static long until(OpenLane lane, long share) {
    return Math.min(lane.lastPosition(), lane.size() + share);
  }

  private static List<NewSeal> seals(
      List<OpenLane> lanes, long share, RowSet<Row> rows, List<Fault> found) {
    var events = new EventHash();
    Map<Integer, NewSeal> seals = new LinkedHashMap<>();
    lanes.forEach(lane -> seals.put(lane.lane(), new NewSeal(lane, events)));
    seals.values().removeIf(seal -> isBroken(seal, found));
    for (var row : rows) {
      var seal = seals.get(row.getInteger("lane"));
      if (seal != null) {
        seal.add(new PackedEvents(row.getBuffer("packed")));
      }
    }
    seals.values().stream()
        .filter(seal -> seal.size() < until(seal.lane(), share))
        .forEach(seal -> found.add(gap(seal)));
    return seals.values().stream().filter(seal -> seal.added() > 0).toList();
  }

  private static boolean isBroken(NewSeal seal, List<Fault> found) {
    if (seal.follows()) {
      return false;
    }
    var lane = seal.lane();
    found.add(
        Fault.lane(
            Kind.SEAL_BROKEN,
            lane.lane(),
            lane.size(),
            "seal " + lane.seals() + " is not the one that the lane was sealed with"));
    return true;
  }

  private static Fault gap(NewSeal seal) {
    return Fault.lane(
        Kind.GAP,
        seal.lane().lane(),
        seal.size() + 1,
        // The same for as long as it is: how far the log goes grows.
        "there is no event at %d, and the log goes on".formatted(seal.size() + 1));
  }
}
