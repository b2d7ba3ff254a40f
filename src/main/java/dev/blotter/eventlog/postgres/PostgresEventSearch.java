package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventSearch;
import dev.blotter.eventlog.LogCut;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searches the log and its archive in PostgreSQL. */
@ApplicationScoped
public class PostgresEventSearch implements EventSearch {

  private final Pool pool;
  private final EventRows rows;
  private final LimitedReads limited;
  private final EventPlaces places;

  public PostgresEventSearch(Pool pool, EventCodec codec, SearchConfig config) {
    this.pool = pool;
    this.rows = new EventRows(codec);
    this.limited = new LimitedReads(pool, config);
    this.places = new EventPlaces(pool, config);
  }

  @Override
  public Uni<List<RecordedEvent>> find(EventCriteria criteria, @Nullable Place after, int limit) {
    return read(criteria, after, limit, rows::events);
  }

  @Override
  public Uni<List<EventRow>> rows(EventCriteria criteria, @Nullable Place after, int limit) {
    return read(criteria, after, limit, EventRows::stored);
  }

  private <E> Uni<List<E>> read(
      EventCriteria criteria,
      @Nullable Place after,
      int limit,
      Function<RowSet<Row>, List<E>> events) {
    return statement(criteria, after, limit)
        .flatMap(
            found ->
                found.isPresent()
                    ? limited.run(found.get()).map(events)
                    : Uni.createFrom().<List<E>>item(List.of()));
  }

  /** Empty where an event is looked for that is not in the log. */
  private Uni<Optional<Statement>> statement(
      EventCriteria criteria, @Nullable Place after, int limit) {
    var eventId = criteria.eventId();
    return eventId.isEmpty()
        ? Uni.createFrom().item(Optional.of(SearchQuery.of(criteria, after, limit)))
        : place(eventId.get(), criteria)
            .map(found -> found.map(place -> SearchQuery.at(place, criteria, after, limit)))
            .map(found -> found.or(() -> amongThoseOfOne(criteria, after, limit)));
  }

  /** No lane is gone through where what happened to one user or aggregate is less. */
  private Uni<Optional<LanePosition>> place(UUID eventId, EventCriteria criteria) {
    return criteria.areOfOne() ? places.near(eventId) : places.find(eventId);
  }

  private static Optional<Statement> amongThoseOfOne(
      EventCriteria criteria, @Nullable Place after, int limit) {
    return criteria.areOfOne()
        ? Optional.of(SearchQuery.of(criteria, after, limit))
        : Optional.empty();
  }

  @Override
  public Uni<LogCut> cut() {
    return LostConnection.retry(() -> pool.preparedQuery(LaneQueries.CUT).execute())
        .map(PostgresEventSearch::cut);
  }

  private static LogCut cut(RowSet<Row> lanes) {
    var positions = new ArrayList<>(Collections.nCopies(Lane.COUNT, 0L));
    var newest = Instant.EPOCH;
    for (var row : lanes) {
      positions.set(row.getInteger("lane"), row.getLong("last_position"));
      var last = Columns.time(row, "last_occurred_at");
      newest = last.isAfter(newest) ? last : newest;
    }
    return new LogCut(newest, positions);
  }
}
