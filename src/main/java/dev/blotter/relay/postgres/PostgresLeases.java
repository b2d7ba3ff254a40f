package dev.blotter.relay.postgres;

import dev.blotter.relay.Landing;
import dev.blotter.relay.LeasedLane;
import dev.blotter.relay.Leases;
import dev.blotter.relay.RelayConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A row for each lane. Nothing here waits for the disk: what a crash of the database loses is sent
 * again.
 */
@Singleton
public final class PostgresLeases implements Leases {

  private static final String QUIET =
      "quiet AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))";

  private static final String TAKE =
      """
      WITH %s, due AS (
        SELECT r.lane, l.last_position FROM relay_lanes AS r JOIN lanes AS l USING (lane)
        WHERE r.position < l.last_position AND r.leased_until < clock_timestamp()
          AND r.lane <> ALL ($2)
        ORDER BY random() LIMIT $3 FOR UPDATE OF r SKIP LOCKED)
      UPDATE relay_lanes AS r
      SET owner = $1, leased_until = clock_timestamp() + $4 * interval '1 millisecond'
      FROM due, quiet WHERE r.lane = due.lane
      RETURNING r.lane, r.position, r.read_to, due.last_position"""
          .formatted(QUIET);

  private static final String KEEP =
      """
      WITH %s
      UPDATE relay_lanes AS r SET leased_until = clock_timestamp() + $3 * interval '1 millisecond'
      FROM quiet WHERE r.owner = $1 AND r.lane = ANY ($2)"""
          .formatted(QUIET);

  private static final String GIVE_BACK =
      """
      WITH %s
      UPDATE relay_lanes AS r
      SET position = m.up_to, read_to = m.read_to, owner = NULL, leased_until = '-infinity'
      FROM quiet, unnest($2::int[], $3::bigint[], $4::bigint[], $5::timestamptz[])
        AS m (lane, above, up_to, read_to)
      WHERE r.lane = m.lane AND r.owner = $1 AND r.position = m.above"""
          .formatted(QUIET);

  private static final String RELEASE =
      """
      WITH %s
      UPDATE relay_lanes AS r SET owner = NULL, leased_until = '-infinity'
      FROM quiet WHERE r.owner = $1"""
          .formatted(QUIET);

  /**
   * The index on positions finds the oldest event of each lane; an archived one is as old at least.
   */
  private static final String LAG =
      """
      SELECT coalesce(sum(l.last_position - r.position), 0)::bigint AS events,
        coalesce(extract(epoch FROM clock_timestamp() - min(coalesce(
          (SELECT e.occurred_at FROM domain_events AS e
           WHERE e.lane = r.lane AND e.lane_position = r.position + 1
             AND e.occurred_at >= r.read_to), r.read_to))), 0)::float8 AS seconds
      FROM relay_lanes AS r JOIN lanes AS l USING (lane) WHERE r.position < l.last_position""";

  private final Pool pool;
  private final long leaseMillis;
  private final UUID owner;

  @Inject
  PostgresLeases(Pool pool, RelayConfig config) {
    this(pool, config, UUID.randomUUID());
  }

  /**
   * @param owner stands for this run of this node
   */
  public PostgresLeases(Pool pool, RelayConfig config, UUID owner) {
    this.pool = pool;
    this.leaseMillis = config.lease().toMillis();
    this.owner = owner;
  }

  @Override
  public Uni<List<LeasedLane>> take(int limit, Set<Integer> except) {
    var wanted = Tuple.of(owner, except.toArray(Integer[]::new), limit, leaseMillis);
    return pool.preparedQuery(TAKE)
        .execute(wanted)
        .map(rows -> rows.stream().map(PostgresLeases::lease).toList());
  }

  @Override
  public Uni<Void> keep(Collection<Integer> lanes) {
    return pool.preparedQuery(KEEP)
        .execute(Tuple.of(owner, lanes.toArray(Integer[]::new), leaseMillis))
        .replaceWithVoid();
  }

  @Override
  public Uni<Integer> giveBack(List<Landing> landings) {
    var moves =
        Tuple.of(
            owner,
            landings.stream().map(landing -> landing.lease().lane()).toArray(Integer[]::new),
            landings.stream().map(landing -> landing.lease().above()).toArray(Long[]::new),
            landings.stream().map(Landing::upTo).toArray(Long[]::new),
            landings.stream()
                .map(landing -> landing.at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    return pool.preparedQuery(GIVE_BACK).execute(moves).map(rows -> rows.rowCount());
  }

  @Override
  public Uni<Void> release() {
    return pool.preparedQuery(RELEASE).execute(Tuple.of(owner)).replaceWithVoid();
  }

  @Override
  public Uni<Lag> lag() {
    return pool.query(LAG)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Lag(row.getLong("events"), Math.max(0, row.getDouble("seconds"))));
  }

  private static LeasedLane lease(Row row) {
    return new LeasedLane(
        row.getInteger("lane"),
        row.getLong("position"),
        row.getLong("last_position"),
        row.getOffsetDateTime("read_to").toInstant());
  }
}
