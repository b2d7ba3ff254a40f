package dev.blotter.reconcile.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How the last reconciliations of everybody went, whichever node ran them. */
@ApplicationScoped
class LastRuns {

  private static final String SQL =
      """
      SELECT last.difference_count, last.parked_count, last.users_checked, last.started_at,
        last.ended_at, first.since
      FROM (SELECT coalesce(max(ended_at) FILTER (WHERE status = 'CLEAN'), min(started_at)) AS since
            FROM reconciliations WHERE subject = 'all') AS first
      LEFT JOIN LATERAL (SELECT * FROM reconciliations
        WHERE subject = 'all' AND status IN ('CLEAN', 'DIFFERENT')
        ORDER BY started_at DESC LIMIT 1) AS last ON true""";

  private final Pool pool;

  LastRuns(Pool pool) {
    this.pool = pool;
  }

  /**
   * What is known of them; zero and null where there was none.
   *
   * @param differences of the last that came to its end, or found any
   * @param parked likewise
   * @param usersPerSecond likewise
   * @param notCleanSince when the last clean one ended, or the first began where none was
   */
  record Known(
      long differences, long parked, double usersPerSecond, @Nullable Instant notCleanSince) {

    static final Known NOTHING = new Known(0, 0, 0, null);
  }

  Uni<Known> read() {
    return pool.query(SQL).execute().map(rows -> known(rows.iterator().next()));
  }

  private static Known known(Row row) {
    var since = row.getOffsetDateTime("since");
    var ended = row.getOffsetDateTime("ended_at");
    var cleanUntil = since == null ? null : since.toInstant();
    return ended == null
        ? new Known(0, 0, 0, cleanUntil)
        : new Known(
            row.getLong("difference_count"),
            row.getLong("parked_count"),
            rate(row.getLong("users_checked"), row.getOffsetDateTime("started_at"), ended),
            cleanUntil);
  }

  private static double rate(long users, OffsetDateTime from, OffsetDateTime to) {
    return users * 1_000.0 / Math.max(1, Duration.between(from, to).toMillis());
  }
}
