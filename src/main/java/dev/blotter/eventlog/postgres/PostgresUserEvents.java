package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.UserEvents;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads users' events from the log and its archive in PostgreSQL. */
@ApplicationScoped
public class PostgresUserEvents implements UserEvents {

  private final Pool pool;
  private final EventRows rows;

  public PostgresUserEvents(Pool pool, EventCodec codec) {
    this.pool = pool;
    this.rows = new EventRows(codec);
  }

  @Override
  public Uni<List<RecordedEvent>> read(
      UUID userId, Set<AggregateType> types, Place after, Instant until, int limit) {
    var statement = UserEventQuery.of(userId, types, after, until, limit);
    return LostConnection.retry(
            () -> pool.preparedQuery(statement.sql()).execute(Tuple.tuple(statement.values())))
        .map(rows::events);
  }
}
