package dev.blotter.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes partitions ahead of their time. Every node does so; the database lets one go first. Were
 * none made in time, the default partition would take the rows, and give them up to the partition
 * that is made later. What is over of the records of reads, refusals, clocks and prices is dropped.
 */
@ApplicationScoped
public class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);

  private static final String ENSURE =
      "SELECT ensure_partitions($1::text::regclass, $2, $3, $4) AS made";

  /** A clock that is ahead has nothing dropped too early: the database goes by its own. */
  private static final String EXPIRE =
      "SELECT expire_record($1, least($2, now() - interval '365 days')) AS dropped";

  private static final String NO_TIMEOUT = "SET LOCAL statement_timeout = 0";

  /** Who is in the way for longer is given way to until the next look. */
  private static final int AGAIN = 4;

  private final Pool pool;
  private final InstantSource clock;
  private final Duration ahead;
  private final List<Kept> records;

  public Partitions(@Unhurried Pool pool, InstantSource clock, PartitionsConfig config) {
    this.pool = pool;
    this.clock = clock;
    this.ahead = config.ahead();
    this.records =
        List.of(
            new Kept(PartitionedTable.AUDIT_ACCESSES, config.keepAccesses()),
            new Kept(PartitionedTable.REFUSALS, config.keepRefusals()),
            new Kept(PartitionedTable.CLOCK_SAMPLES, config.keepClockSamples()),
            new Kept(PartitionedTable.QUOTE_HISTORY, config.keepQuotes()));
  }

  /**
   * Makes the partitions that are missing of now, of the time ahead and of what lies in the default
   * partition, and answers their names. Where it fails for a table it does so in the end, when the
   * others have theirs.
   */
  public Uni<List<String>> ensure() {
    return each(PartitionedTable.ALL, this::ensure)
        .invoke(made -> LOG.infof("made partition %s", made))
        .collect()
        .asList();
  }

  /**
   * Drops the months of all records whose time is over, and answers their names; fails likewise.
   */
  public Uni<List<String>> expire() {
    return each(records, this::expire)
        .invoke(dropped -> LOG.infof("dropped partition %s", dropped))
        .collect()
        .asList();
  }

  /** A table whose months are dropped so long after their end. */
  private record Kept(PartitionedTable table, Duration time) {}

  private static <T> Multi<String> each(List<T> all, Function<T, Uni<List<String>>> step) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUni(step::apply)
        .collectFailures()
        .concatenate()
        .onItem()
        .<String>disjoint();
  }

  private Uni<List<String>> ensure(PartitionedTable table) {
    Instant now = clock.instant();
    var span = Tuple.of(table.name(), table.unit(), at(now), at(now.plus(ahead)));
    return names(ENSURE, span);
  }

  private Uni<List<String>> expire(Kept kept) {
    return names(EXPIRE, Tuple.of(kept.table.name(), at(clock.instant().minus(kept.time))));
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** To move what the default partition holds may take longer than any other statement. */
  private Uni<List<String>> names(String sql, Tuple arguments) {
    return BriefLock.retry(
        AGAIN,
        () ->
            pool.withTransaction(
                connection ->
                    connection
                        .query(NO_TIMEOUT)
                        .execute()
                        .chain(() -> names(connection, sql, arguments))));
  }

  private static Uni<List<String>> names(SqlConnection connection, String sql, Tuple arguments) {
    return connection
        .preparedQuery(sql)
        .mapping((Row row) -> row.getString(0))
        .execute(arguments)
        .map(rows -> rows.stream().toList());
  }
}
