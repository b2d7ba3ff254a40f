package dev.blotter.database;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

  private static final String EXPIRE =
      """
      SELECT expire_record(kept, before) AS dropped
      FROM unnest($1::text[], $2::timestamptz[]) AS r (kept, before)""";

  private final Pool pool;
  private final InstantSource clock;
  private final Duration ahead;
  private final List<Kept> records;

  public Partitions(Pool pool, InstantSource clock, PartitionsConfig config) {
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
   * Makes the partitions of now and of the time ahead that are missing, and answers their names.
   */
  public Uni<List<String>> ensure() {
    return Multi.createFrom()
        .iterable(PartitionedTable.ALL)
        .onItem()
        .transformToUniAndConcatenate(this::ensure)
        .onItem()
        .<String>disjoint()
        .invoke(made -> LOG.infof("made partition %s", made))
        .collect()
        .asList();
  }

  /** Drops the months of all records whose time is over, and answers their names. */
  public Uni<List<String>> expire() {
    var names = records.stream().map(kept -> kept.table.name()).toArray(String[]::new);
    var ends = records.stream().map(kept -> before(kept.time)).toArray(OffsetDateTime[]::new);
    return pool.preparedQuery(EXPIRE)
        .mapping((Row row) -> row.getString("dropped"))
        .execute(Tuple.of(names, ends))
        .map(rows -> rows.stream().toList())
        .invoke(dropped -> dropped.forEach(name -> LOG.infof("dropped partition %s", name)));
  }

  /** A table whose months are dropped so long after their end. */
  private record Kept(PartitionedTable table, Duration time) {}

  private OffsetDateTime before(Duration kept) {
    return clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
  }

  private Uni<List<String>> ensure(PartitionedTable table) {
    Instant now = clock.instant();
    var span =
        Tuple.of(
            table.name(),
            table.unit(),
            now.atOffset(ZoneOffset.UTC),
            now.plus(ahead).atOffset(ZoneOffset.UTC));
    return pool.preparedQuery(ENSURE)
        .mapping((Row row) -> row.getString("made"))
        .execute(span)
        .map(names -> names.stream().toList());
  }
}
