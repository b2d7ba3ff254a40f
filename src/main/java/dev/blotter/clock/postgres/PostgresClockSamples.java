package dev.blotter.clock.postgres;

import static java.time.ZoneOffset.UTC;

import dev.blotter.clock.ClockCriteria;
import dev.blotter.clock.ClockSample;
import dev.blotter.clock.ClockSamples;
import dev.blotter.clock.ClockSummary;
import dev.blotter.clock.RecordedSample;
import dev.blotter.database.LostConnection;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to the record of clocks, and searches it. */
@ApplicationScoped
public class PostgresClockSamples implements ClockSamples {

  private static final ClockRows ROWS = new ClockRows();

  /** Arrays are compared by what is first in them: the largest is that of the largest offset. */
  private static final String SUMMARY =
      """
      SELECT node, reference, samples, beyond, first_at, last_at, worst[2] AS offset_us,
        worst[3] AS uncertainty_us,
        timestamptz 'epoch' + worst[4] * interval '1 microsecond' AS worst_at
      FROM (SELECT node, reference, count(*) AS samples,
              count(*) FILTER (WHERE abs(offset_us) - uncertainty_us > tolerance_us) AS beyond,
              min(sampled_at) AS first_at, max(sampled_at) AS last_at,
              max(ARRAY[abs(offset_us), offset_us, uncertainty_us,
                        (extract(epoch FROM sampled_at) * 1000000)::bigint]) AS worst
            FROM clock_samples
            WHERE sampled_at >= $1 AND sampled_at < $2 AND ($3::text IS NULL OR node = $3)
            GROUP BY node, reference) AS s
      ORDER BY worst[1] DESC, node, reference LIMIT $4""";

  /** What is farther away is rare, and has an index of its own. */
  private static final long FAR_MICROS = 10_000;

  private final Pool pool;

  public PostgresClockSamples(Pool pool) {
    this.pool = pool;
  }

  /** One that is lost with its connection is not missed: the next one comes soon. */
  @Override
  public Uni<Void> add(ClockSample sample) {
    return pool.preparedQuery(ClockRows.INSERT)
        .execute(ClockRows.columns(sample))
        .replaceWithVoid();
  }

  @Override
  public Uni<RowPage<RecordedSample>> newest(ClockCriteria criteria, Window window) {
    return LostConnection.retry(
        () -> search(criteria).page(pool, "sampled_at", TimeOrder.NEWEST_FIRST, window));
  }

  @Override
  public Uni<List<ClockSummary>> summary(@Nullable String node, Instant from, Instant to) {
    var values = Tuple.of(from.atOffset(UTC), to.atOffset(UTC), node, Window.LARGEST);
    return LostConnection.retry(
        () ->
            pool.preparedQuery(SUMMARY)
                .mapping(ClockRows::summary)
                .execute(values)
                .map(rows -> rows.stream().toList()));
  }

  static Search<RecordedSample> search(ClockCriteria criteria) {
    var search =
        new Search<>(ROWS)
            .where("node = ?", criteria.node())
            .where("reference = ?", criteria.reference())
            .within("sampled_at", criteria.at());
    var beyond = criteria.beyond();
    if (beyond == null) {
      return search;
    }
    long micros = ClockRows.micros(beyond);
    search.where("abs(offset_us) > ?", micros);
    return micros < FAR_MICROS ? search : search.where("abs(offset_us) > " + FAR_MICROS);
  }
}
