package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Reads lanes on in PostgreSQL. */
@ApplicationScoped
public class PostgresLaneReader implements LaneReader {

  private static final String SEVERAL = several("domain_events");
  private static final String SEVERAL_OF_ALL = several("all_events");

  private final Pool pool;

  public PostgresLaneReader(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<EventRow>> read(List<LaneSpan> spans, int perLane) {
    var wanted =
        Tuple.of(
            spans.stream().map(LaneSpan::lane).toArray(Integer[]::new),
            spans.stream().map(LaneSpan::above).toArray(Long[]::new),
            spans.stream().map(LaneSpan::upTo).toArray(Long[]::new),
            spans.stream()
                .map(span -> Columns.time(span.notBefore()))
                .toArray(OffsetDateTime[]::new),
            perLane);
    return query(SEVERAL, wanted)
        .flatMap(
            found ->
                isWhole(spans, found)
                    ? Uni.createFrom().item(found)
                    : query(SEVERAL_OF_ALL, wanted));
  }

  @Override
  public Uni<List<EventRow>> readOf(UUID userId, LaneSpan span, int limit) {
    var statement = UserEventQuery.inLane(userId, span, limit);
    return query(statement.sql(), Tuple.tuple(statement.values()));
  }

  private Uni<List<EventRow>> query(String sql, Tuple wanted) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(wanted))
        .map(EventRows::stored);
  }

  /** Whether each span begins with its first event; where one does not, that is archived. */
  private static boolean isWhole(List<LaneSpan> spans, List<EventRow> found) {
    var firsts = firsts(found);
    return spans.stream()
        .filter(span -> span.upTo() > span.above())
        .allMatch(span -> firsts[span.lane()] == span.above() + 1);
  }

  private static long[] firsts(List<EventRow> found) {
    var firsts = new long[Lane.COUNT];
    for (var row : found) {
      if (firsts[row.lane()] == 0) {
        firsts[row.lane()] = row.lanePosition();
      }
    }
    return firsts;
  }

  private static String several(String events) {
    return """
        SELECT %s
        FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[])
          AS w(lane, above, up_to, not_before)
        CROSS JOIN LATERAL (SELECT * FROM %s AS d
          WHERE d.lane = w.lane AND d.lane_position > w.above AND d.lane_position <= w.up_to
            AND d.occurred_at >= w.not_before
          ORDER BY d.lane_position LIMIT $5) AS e
        ORDER BY e.occurred_at, e.lane, e.lane_position"""
        .formatted(EventRows.COLUMNS, events);
  }
}
