package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.job.Lease;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadJson;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** A head outside that the database does not continue, and that was acknowledged. */
  private static final String BREAK =
      """
      SELECT f.number, f.head FROM ledger_all_faults AS f
      JOIN ledger_acknowledgements AS a ON a.fault = f.number
      WHERE f.stops AND f.kind IN ('HEAD_MISMATCH', 'ROLLED_BACK') AND f.head >= $1
        AND NOT EXISTS (SELECT FROM ledger_heads AS h WHERE h.acknowledged = f.number)
      ORDER BY f.head DESC, f.number DESC LIMIT 1""";

  private final Pool pool;
  private final Keys keys;
  private final HeadArchive archive;
  private final InstantSource clock;
  private final Duration interval;
  private final String settings;

  HeadMaking(Pool pool, Keys keys, HeadArchive archive, InstantSource clock, LedgerConfig config) {
    this.pool = pool;
    this.keys = keys;
    this.archive = archive;
    this.clock = clock;
    this.interval = config.headInterval();
    this.settings = Lease.of(config.lease());
  }

  /** Makes one if the last is old enough. */
  Uni<Optional<SignedHead>> ifDue() {
    return make(interval);
  }

  /** Makes one if anything has changed since the last, or the key that signs has. */
  Uni<Optional<SignedHead>> now() {
    return make(Duration.ZERO);
  }

  private Uni<Optional<SignedHead>> make(Duration age) {
    return pool.withTransaction(
        connection ->
            connection
                .query(settings)
                .execute()
                .chain(() -> connection.query(CLAIM).execute())
                .map(rows -> rows.iterator().next().getBoolean("mine"))
                .flatMap(mine -> mine ? unlessYoung(connection, age) : none()));
  }

  private Uni<Optional<SignedHead>> unlessYoung(SqlConnection connection, Duration age) {
    return HeadRows.newest(connection)
        .flatMap(last -> isYoung(last, age) ? none() : ifChanged(connection, last, age));
  }

  private boolean isYoung(Optional<SignedHead> last, Duration age) {
    var earliest = clock.instant().minus(age);
    return !age.isZero() && last.filter(head -> head.time().isAfter(earliest)).isPresent();
  }

  private Uni<Optional<SignedHead>> ifChanged(
      SqlConnection connection, Optional<SignedHead> last, Duration age) {
    boolean otherKey = age.isZero() && last.filter(this::isOfAnotherKey).isPresent();
    return ground(connection, last)
        .flatMap(ground -> otherKey || ground.isNew() ? added(connection, ground) : none());
  }

  private boolean isOfAnotherKey(SignedHead head) {
    return !head.keyId().equals(keys.current().id());
  }

  private static Uni<Ground> ground(SqlConnection connection, Optional<SignedHead> last) {
    long number = last.map(SignedHead::number).orElse(0L);
    return connection
        .query(LANES)
        .mapping(HeadMaking::lane)
        .execute()
        .map(rows -> rows.stream().toList())
        .flatMap(
            lanes ->
                connection
                    .preparedQuery(BREAK)
                    .execute(Tuple.of(number))
                    .map(rows -> rows.stream().findFirst().map(Break::of).orElse(null))
                    .map(broken -> new Ground(last, lanes, broken)));
  }

  private Uni<Optional<SignedHead>> added(SqlConnection connection, Ground ground) {
    return LongWork.byWorker(() -> sign(ground))
        .call(head -> HeadRows.insert(connection, head))
        .map(Optional::of);
  }

  private SignedHead sign(Ground ground) {
    var broken = ground.broken();
    var before = broken == null ? ground.last() : archive.head(broken.head()).map(HeadJson::read);
    var text =
        HeadText.of(
            before.map(SignedHead::number).orElse(0L) + 1,
            time(before),
            before.map(head -> HeadText.of(head).hash()).orElse(Hash.NONE),
            broken == null ? null : broken.fault(),
            ground.lanes(),
            keys.current().id());
    return keys.sign(text);
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

  private static Uni<Optional<SignedHead>> none() {
    return Uni.createFrom().item(Optional.empty());
  }

  /**
   * What a head stands on.
   *
   * @param lanes as they are sealed now
   * @param broken null where the database continues what is outside
   */
  private record Ground(Optional<SignedHead> last, List<LaneHead> lanes, @Nullable Break broken) {

    boolean isNew() {
      return broken != null || !lanes.equals(last.map(SignedHead::lanes).orElseGet(this::empty));
    }

    private List<LaneHead> empty() {
      return lanes.stream().map(lane -> new LaneHead(lane.lane(), 0, TreeHash.EMPTY)).toList();
    }
  }

  private record Break(long fault, long head) {

    static Break of(Row row) {
      return new Break(row.getLong("number"), row.getLong("head"));
    }
  }
}
