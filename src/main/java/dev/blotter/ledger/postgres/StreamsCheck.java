package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what {@code streams} says of the aggregates of a lane with their events. No seal covers
 * that table, and who changes it hides events from whoever asks for an aggregate. One statement
 * sees it and the log as of the same moment, so appends may go on; it goes through all of the lane,
 * and the server puts on disk what it cannot hold in memory.
 */
final class StreamsCheck {

  private static final String DIFFERENT =
      """
      SELECT coalesce(e.aggregate_type, s.aggregate_type) AS aggregate_type,
        coalesce(e.aggregate_id, s.aggregate_id) AS aggregate_id, e.last_position,
        e.version AS held, s.version AS said, e.user_id AS held_of, s.user_id AS said_of,
        e.first_occurred_at AS held_from, s.first_occurred_at AS said_from,
        count(*) OVER () AS found
      FROM (
        SELECT aggregate_type, aggregate_id, user_id, max(aggregate_version) AS version,
          min(occurred_at) AS first_occurred_at, max(lane_position) AS last_position
        FROM all_events WHERE lane = $1 GROUP BY aggregate_type, aggregate_id, user_id) AS e
      FULL JOIN (SELECT * FROM streams WHERE lane = $1) AS s
        ON s.aggregate_type = e.aggregate_type AND s.aggregate_id = e.aggregate_id
      WHERE e.version IS DISTINCT FROM s.version OR e.user_id IS DISTINCT FROM s.user_id
        OR e.first_occurred_at IS DISTINCT FROM s.first_occurred_at
      ORDER BY e.last_position, aggregate_id LIMIT $2""";

  private final Pool pool;
  private final int lane;
  private final Findings findings;

  StreamsCheck(Pool pool, int lane, Findings findings) {
    this.pool = pool;
    this.lane = lane;
    this.findings = findings;
  }

  Uni<Void> run() {
    return WholeLog.read(pool, DIFFERENT, Tuple.of(lane, findings.enough()))
        .invoke(
            rows -> {
              rows.forEach(row -> findings.add(fault(row)));
              rows.stream()
                  .limit(1)
                  .forEach(row -> findings.addUnnamed(row.getLong("found") - rows.size()));
            })
        .replaceWithVoid();
  }

  private Fault fault(Row row) {
    return new Fault(
        Kind.STREAM_MISMATCH, lane, row.getLong("last_position"), null, null, detail(row));
  }

  private static String detail(Row row) {
    var aggregate = row.getString("aggregate_type") + " " + row.getUUID("aggregate_id");
    @Nullable Long held = row.getLong("held");
    @Nullable Long said = row.getLong("said");
    if (held == null) {
      return "streams has a row of %s, which has no events".formatted(aggregate);
    } else if (said == null) {
      return "streams has no row of %s, which has events".formatted(aggregate);
    }
    return "streams says that %s ".formatted(aggregate) + differences(row);
  }

  /** All of them: one that was acknowledged is not to hide another. */
  private static String differences(Row row) {
    List<String> all = new ArrayList<>();
    long held = row.getLong("held");
    long said = row.getLong("said");
    if (held != said) {
      all.add("is at version %d, its events go to %d".formatted(said, held));
    }
    var heldOf = row.getUUID("held_of");
    var saidOf = row.getUUID("said_of");
    if (!heldOf.equals(saidOf)) {
      all.add("is of user %s, its events are of %s".formatted(saidOf, heldOf));
    }
    var heldFrom = Columns.time(row, "held_from");
    var saidFrom = Columns.time(row, "said_from");
    if (!heldFrom.equals(saidFrom)) {
      all.add("began at %s, its events at %s".formatted(saidFrom, heldFrom));
    }
    return String.join(", ", all);
  }
}
