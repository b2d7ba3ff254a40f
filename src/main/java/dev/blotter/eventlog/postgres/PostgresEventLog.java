package dev.blotter.eventlog.postgres;

import dev.blotter.database.DatabaseUnavailable;
import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The log in PostgreSQL: one call of the function {@code append_events} for each group. */
@ApplicationScoped
public class PostgresEventLog implements EventLog {

  private final Pool pool;
  private final EventCodec codec;
  private final Ids ids;
  private final InstantSource clock;
  private final EventRows rows;
  private final LaneTimes times = new LaneTimes();

  /**
   * @param clock tells the time within the events' ids; that of the events is the database's
   */
  public PostgresEventLog(Pool pool, EventCodec codec, Ids ids, InstantSource clock) {
    this.pool = pool;
    this.codec = codec;
    this.ids = ids;
    this.clock = clock;
    this.rows = new EventRows(codec);
  }

  @Override
  public Uni<List<AppendResult>> append(List<Append> appends) {
    if (appends.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var group = Group.of(appends, ids, clock.instant());
    return pool.withConnection(
            on ->
                on.preparedQuery(AppendCall.SQL)
                    .execute(AppendCall.arguments(group, codec))
                    .onFailure(ReadOnlySession::explains)
                    .call(() -> ReadOnlySession.end(on)))
        .map(answer -> AppendReply.results(group, answer));
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answers(Collection<CommandKey> commands) {
    return query(LaneQueries.ANSWERS, keys(commands)).map(AppendReply::stored);
  }

  @Override
  public Uni<Map<CommandKey, AppendResult.Duplicate>> answersOfLate(
      Collection<CommandKey> commands, Instant notAfter) {
    var wanted = keys(commands).addOffsetDateTime(Columns.time(notAfter));
    return query(LaneQueries.ANSWERS_OF_LATE, wanted).map(AppendReply::stored);
  }

  private static Tuple keys(Collection<CommandKey> commands) {
    return Tuple.of(
        commands.stream().map(CommandKey::userId).toArray(UUID[]::new),
        commands.stream().map(CommandKey::commandId).toArray(String[]::new));
  }

  @Override
  public Uni<List<RecordedEvent>> readStream(AggregateRef aggregate, long afterVersion, int limit) {
    var key = Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id());
    key.addLong(afterVersion).addInteger(limit);
    return Decoding.of(query(StreamQueries.page(afterVersion), key), rows::events)
        .flatMap(
            found ->
                Archived.beginStream(found, afterVersion)
                    ? Decoding.of(query(StreamQueries.pageOfAll(afterVersion), key), rows::events)
                    : Uni.createFrom().item(found));
  }

  @Override
  public Uni<Map<AggregateRef, List<RecordedEvent>>> readStreams(
      Map<AggregateRef, Long> afterVersions) {
    return readStreams(StreamQueries.SEVERAL, afterVersions)
        .flatMap(found -> withArchived(found, Archived.among(found, afterVersions)));
  }

  private Uni<Map<AggregateRef, List<RecordedEvent>>> withArchived(
      Map<AggregateRef, List<RecordedEvent>> found, Map<AggregateRef, Long> archived) {
    return archived.isEmpty()
        ? Uni.createFrom().item(found)
        : readStreams(StreamQueries.SEVERAL_OF_ALL, archived)
            .invoke(found::putAll)
            .replaceWith(found);
  }

  private Uni<Map<AggregateRef, List<RecordedEvent>>> readStreams(
      String sql, Map<AggregateRef, Long> afterVersions) {
    var aggregates = List.copyOf(afterVersions.keySet());
    var after = aggregates.stream().map(afterVersions::get).toArray(Long[]::new);
    var wanted = Tuple.of(Columns.types(aggregates), Columns.ids(aggregates), after);
    return Decoding.of(query(sql, wanted), rows::byAggregate);
  }

  @Override
  public Uni<List<RecordedEvent>> readLane(int lane, long afterPosition, int limit) {
    var notBefore = Columns.time(times.notBefore(lane, afterPosition));
    var wanted = Tuple.of(lane, afterPosition, notBefore, limit);
    return query(LaneQueries.AFTER, wanted)
        .map(rows::eventsOrUnreadable)
        .flatMap(
            found ->
                Archived.beginLane(found, afterPosition)
                    ? query(LaneQueries.AFTER_OF_ALL, wanted).map(rows::eventsOrUnreadable)
                    : Uni.createFrom().item(found))
        .invoke(events -> times.remember(lane, events));
  }

  @Override
  public Uni<Long> versionAt(AggregateRef aggregate, Instant at) {
    var key = Tuple.of(aggregate.lane(), aggregate.type().label(), aggregate.id());
    return query(StreamQueries.VERSION_AT, key.addOffsetDateTime(Columns.time(at)))
        .map(rows -> rows.stream().findFirst().map(row -> row.getLong(0)).orElse(0L));
  }

  @Override
  public Uni<long[]> heads() {
    return query(LaneQueries.HEADS, Tuple.tuple())
        .map(found -> PerLane.positions(found.iterator().next()));
  }

  @Override
  public Uni<Map<AggregateRef, StreamHead>> headsOf(Collection<AggregateRef> aggregates) {
    var wanted = Tuple.of(Columns.types(aggregates), Columns.ids(aggregates));
    return query(StreamQueries.HEADS, wanted)
        .map(
            found ->
                found.stream()
                    .map(PostgresEventLog::streamHead)
                    .collect(Collectors.toMap(StreamHead::aggregate, head -> head)));
  }

  @Override
  public boolean isAway(Throwable failure) {
    return DatabaseUnavailable.explains(failure);
  }

  private static StreamHead streamHead(Row row) {
    return new StreamHead(
        Columns.aggregate(row),
        row.getUUID("user_id"),
        row.getLong("version"),
        Columns.time(row, "first_occurred_at"));
  }

  private Uni<RowSet<Row>> query(String sql, Tuple arguments) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(arguments));
  }
}
