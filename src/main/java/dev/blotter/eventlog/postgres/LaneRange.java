package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Reads parts of a lane on whatever connection it is given, archived events as well, and only those
 * of some kinds of aggregate. Events are made of what is read by the executor given, since there
 * may be many. One that cannot be read is an {@link dev.blotter.eventlog.UnreadableEvent}.
 */
@Singleton
public final class LaneRange {

  private static final String BETWEEN =
      """
      SELECT %s FROM all_events AS e
      WHERE e.lane = $1 AND e.lane_position > $2 AND e.lane_position <= $3
        AND e.occurred_at >= $4 AND e.aggregate_type = ANY ($5) %s
      ORDER BY e.lane_position""";
  private static final String ALL = BETWEEN.formatted(EventRows.COLUMNS, "");
  private static final String OF_USER = BETWEEN.formatted(EventRows.COLUMNS, "AND e.user_id = $6");

  private final EventRows rows;

  public LaneRange(EventCodec codec) {
    this.rows = new EventRows(codec);
  }

  /** Events of a part of a lane, in order. */
  public Uni<List<RecordedEvent>> read(
      SqlClient client, LaneSpan span, Collection<AggregateType> types, Executor workers) {
    return read(client, ALL, wanted(span, types), workers);
  }

  /** Those of one user, in a part of that user's lane. */
  public Uni<List<RecordedEvent>> ofUser(
      SqlClient client,
      UUID userId,
      LaneSpan span,
      Collection<AggregateType> types,
      Executor workers) {
    return read(client, OF_USER, wanted(span, types).addUUID(userId), workers);
  }

  private Uni<List<RecordedEvent>> read(
      SqlClient client, String sql, Tuple wanted, Executor workers) {
    return client.preparedQuery(sql).execute(wanted).emitOn(workers).map(rows::eventsOrUnreadable);
  }

  private static Tuple wanted(LaneSpan span, Collection<AggregateType> types) {
    var labels = types.stream().map(AggregateType::label).toArray(String[]::new);
    return Tuple.of(span.lane(), span.above(), span.upTo(), Columns.time(span.notBefore()), labels);
  }
}
