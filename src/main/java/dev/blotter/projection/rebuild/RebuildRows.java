package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Actor;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of {@code projection_rebuilds} as rebuilds. */
final class RebuildRows {

  static final String SELECT =
      """
      SELECT r.id, r.projection, r.version, r.user_id, r.on_difference, r.actor_type, r.actor_id,
        r.state, r.outcome, r.paused, coalesce(r.not_cleared, r.error) AS error, r.differences,
        r.requested_at, r.swapped_at, r.ended_at,
        CASE r.state WHEN 'INDEXING' THEN shadow_lacks(r.projection) END AS indexes_left,
        l.done, l.total, l.behind, l.compared,
        extract(epoch FROM coalesce(r.filled_at, r.ended_at,
          CASE WHEN r.paused THEN r.paused_at END, clock_timestamp())
          - r.filling_at - r.paused_for)::double precision AS seconds
      FROM projection_rebuilds AS r
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(least(m.position, m.target)), 0)::bigint AS done,
          coalesce(sum(m.target), 0)::bigint AS total,
          coalesce(sum(c.position - m.position) FILTER (WHERE r.swapped_at IS NULL), 0)::bigint
            AS behind,
          count(*) FILTER (WHERE m.compared)::integer AS compared
        FROM projection_rebuild_lanes AS m
        JOIN projection_checkpoints AS c ON c.projection = r.projection AND c.lane = m.lane
        WHERE m.rebuild_id = r.id
      ) AS l
      """;

  private RebuildRows() {}

  static List<Rebuild> all(RowSet<Row> rows) {
    return rows.stream().map(RebuildRows::rebuild).toList();
  }

  static Optional<Rebuild> first(RowSet<Row> rows) {
    return all(rows).stream().findFirst();
  }

  private static Rebuild rebuild(Row row) {
    return new Rebuild(
        row.getUUID("id"),
        row.getString("projection"),
        row.getInteger("version"),
        row.getUUID("user_id"),
        OnDifference.valueOf(row.getString("on_difference")),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
        RebuildState.valueOf(row.getString("state")),
        outcome(row),
        row.getBoolean("paused"),
        row.getString("error"),
        row.getLong("differences"),
        Stored.time(row, "requested_at"),
        Stored.timeOrNull(row, "swapped_at"),
        Stored.timeOrNull(row, "ended_at"),
        progress(row));
  }

  private static RebuildProgress progress(Row row) {
    return new RebuildProgress(
        row.getLong("done"),
        row.getLong("total"),
        row.getDouble("seconds"),
        row.getLong("behind"),
        row.getLong("indexes_left"),
        row.getInteger("compared"));
  }

  private static @Nullable RebuildState outcome(Row row) {
    var outcome = row.getString("outcome");
    return outcome == null ? null : RebuildState.valueOf(outcome);
  }
}
