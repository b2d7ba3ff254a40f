package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.job.Lease;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.LedgerConfig;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.TreeHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes a head over all lanes where something has changed; one node at a time. */
@ApplicationScoped
class HeadMaking {

  private static final String CLAIM =
      """
      SELECT pg_try_advisory_xact_lock('ledger_heads'::regclass::oid::integer, 0)
        AND NOT EXISTS (SELECT FROM ledger_open_faults WHERE stops) AS mine""";
  private static final String LANES =
      """
      SELECT h.lane, h.size, s.root
      FROM ledger_lanes AS h LEFT JOIN ledger_seals AS s ON s.lane = h.lane AND s.number = h.seals
      ORDER BY h.lane""";

  private final Pool pool;
  private final Keys keys;
  private final Footings footings;
  private final InstantSource clock;
  private final HeadPace pace;
  private final String settings;

  HeadMaking(Pool pool, Keys keys, Footings footings, InstantSource clock, LedgerConfig config) {
    this.pool = pool;
    this.keys = keys;
    this.footings = footings;
    this.clock = clock;
    this.pace = new HeadPace(config.headInterval());
    this.settings = Lease.of(config.lease());
  }

  /** Makes one if the last was seen long enough ago. */
  Uni<Optional<SignedHead>> ifDue() {
    return HeadRows.newest(pool)
        .flatMap(last -> pace.isDue(Footing.number(last)) ? make(last, false) : none());
  }

  /** Makes one if anything has changed since the last, or the key that signs has. */
  Uni<Optional<SignedHead>> now() {
    return HeadRows.newest(pool).flatMap(last -> make(last, true));
  }

  private Uni<Optional<SignedHead>> make(Optional<SignedHead> last, boolean asked) {
    boolean otherKey = asked && last.filter(this::isOfAnotherKey).isPresent();
    return footings
        .after(last)
        .flatMap(found -> found.isPresent() ? claimed(found.get(), otherKey) : none());
  }

  private boolean isOfAnotherKey(SignedHead head) {
    return !head.keyId().equals(keys.current().id());
  }

  /** Nothing is made where it turns out that another was made meanwhile: the next round may. */
  private Uni<Optional<SignedHead>> claimed(Footing footing, boolean otherKey) {
    return pool.withTransaction(
        connection ->
            connection
                .query(settings)
                .execute()
                .chain(() -> connection.query(CLAIM).execute())
                .map(rows -> rows.iterator().next().getBoolean("mine"))
                .flatMap(mine -> mine ? footings.isStill(footing, connection) : no())
                .flatMap(still -> still ? ifNew(connection, footing, otherKey) : none()));
  }

  private Uni<Optional<SignedHead>> ifNew(
      SqlConnection connection, Footing footing, boolean otherKey) {
    return connection
        .query(LANES)
        .mapping(HeadMaking::lane)
        .execute()
        .map(rows -> rows.stream().toList())
        .flatMap(
            lanes ->
                otherKey || footing.breaks() || isNew(lanes, footing.within())
                    ? added(connection, footing, lanes)
                    : none());
  }

  private static boolean isNew(List<LaneHead> lanes, Optional<SignedHead> last) {
    return last.map(head -> !lanes.equals(head.lanes()))
        .orElseGet(() -> lanes.stream().anyMatch(lane -> lane.size() > 0));
  }

  private Uni<Optional<SignedHead>> added(
      SqlConnection connection, Footing footing, List<LaneHead> lanes) {
    return LongWork.byWorker(() -> sign(footing, lanes))
        .call(head -> HeadRows.insert(connection, head))
        .map(Optional::of);
  }

  private SignedHead sign(Footing footing, List<LaneHead> lanes) {
    return keys.sign(
        HeadText.of(
            footing.number(),
            time(footing.before()),
            footing.previous(),
            footing.acknowledged(),
            lanes,
            keys.current().id()));
  }

  /** Later than the head before, whatever the clock says. */
  private Instant time(Optional<SignedHead> before) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return before
        .map(head -> head.time().plus(1, ChronoUnit.MICROS))
        .filter(next -> next.isAfter(now))
        .orElse(now);
  }

  private static LaneHead lane(Row row) {
    long size = row.getLong("size");
    var root = size == 0 ? TreeHash.EMPTY : Columns.hash(row, "root");
    return new LaneHead(row.getInteger("lane"), size, root);
  }

  private static Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }

  private static Uni<Optional<SignedHead>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
