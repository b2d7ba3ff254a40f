package dev.blotter.database;

import dev.blotter.job.Jobs;
import io.quarkus.scheduler.Scheduled;
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
 * that is made later. What is over of the records of reads and refusals is dropped.
 */
@ApplicationScoped
public class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);

  private static final String ENSURE =
      "SELECT ensure_partitions($1::text::regclass, $2, $3, $4) AS made";

  private static final String EXPIRE =
      "SELECT expire_accesses($1) AS dropped UNION ALL SELECT expire_refusals($2)";

  private final Jobs jobs;
  private final Pool pool;
  private final InstantSource clock;
  private final Duration ahead;
  private final Duration keepAccesses;
  private final Duration keepRefusals;

  public Partitions(Jobs jobs, Pool pool, InstantSource clock, PartitionsConfig config) {
    this.jobs = jobs;
    this.pool = pool;
    this.clock = clock;
    this.ahead = config.ahead();
    this.keepAccesses = config.keepAccesses();
    this.keepRefusals = config.keepRefusals();
  }

  /** Makes what is missing, at the start and from time to time. */
  @Scheduled(every = "${blotter.partitions.every:24h}", identity = "make-partitions")
  Uni<Void> look() {
    return jobs.run(() -> ensure().chain(this::expire).replaceWithVoid());
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

  /** Drops the months of both records whose time is over, and answers their names. */
  public Uni<List<String>> expire() {
    return pool.preparedQuery(EXPIRE)
        .mapping((Row row) -> row.getString("dropped"))
        .execute(Tuple.of(before(keepAccesses), before(keepRefusals)))
        .map(names -> names.stream().toList())
        .invoke(dropped -> dropped.forEach(name -> LOG.infof("dropped partition %s", name)));
  }

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
