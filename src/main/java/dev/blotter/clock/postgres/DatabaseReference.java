package dev.blotter.clock.postgres;

import dev.blotter.clock.ClockReference;
import dev.blotter.clock.Reading;
import dev.blotter.projection.Stored;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The clock that stamps the log. It is asked a few times, and the answer that was under way for the
 * shortest time is the one that says most.
 */
@Singleton
public final class DatabaseReference implements ClockReference {

  private static final String NOW = "SELECT clock_timestamp() AS now";
  private static final int TIMES = 5;

  private final Pool pool;
  private final InstantSource clock;

  public DatabaseReference(Pool pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Uni<Reading> read() {
    return pool.withConnection(this::best);
  }

  private Uni<Reading> best(SqlConnection connection) {
    return Multi.createBy()
        .repeating()
        .uni(() -> ask(connection))
        .atMost(TIMES)
        .collect()
        .with(Collectors.minBy(Comparator.comparing(Reading::uncertainty)))
        .map(Optional::orElseThrow);
  }

  private Uni<Reading> ask(SqlConnection connection) {
    var sent = clock.instant();
    return connection
        .preparedQuery(NOW)
        .mapping(row -> Stored.time(row, "now"))
        .execute()
        .map(rows -> Reading.between(sent, rows.iterator().next(), clock.instant()));
  }
}
