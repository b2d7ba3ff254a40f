package dev.blotter.database;

import dev.blotter.database.IndexConfig.Redundant;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Leaves out the indexes that another one makes redundant, or makes them again, as the setting
 * says. Done in the background at the start, one index after the other. While one is made, writes
 * to its table wait; to drop one, its table is locked for a moment.
 */
@ApplicationScoped
class RedundantIndexes {

  private static final Logger LOG = Logger.getLogger(RedundantIndexes.class);

  private static final String NO_TIMEOUT = "SET LOCAL statement_timeout = 0";
  private static final String OTHERWISE =
      """
      SELECT name FROM redundant_indexes WHERE (to_regclass(name) IS NULL) = $1
      ORDER BY name""";
  private static final String KEEP = "SELECT keep_redundant_index($1, $2) AS changed";
  private static final int AGAIN = 30;

  private final Pool pool;
  private final IndexConfig config;

  RedundantIndexes(@Unhurried Pool pool, IndexConfig config) {
    this.pool = pool;
    this.config = config;
  }

  void started(@Observes StartupEvent event) {
    apply()
        .subscribe()
        .with(
            changed -> {},
            fault -> LOG.warnf("redundant indexes stay as they are: %s", fault.getMessage()));
  }

  /**
   * Brings the indexes to what the setting says, and answers the names of those that changed. Where
   * one cannot be changed it fails in the end, when the others have been.
   */
  Uni<List<String>> apply() {
    return pool.preparedQuery(OTHERWISE)
        .mapping((Row row) -> row.getString("name"))
        .execute(Tuple.of(keep()))
        .onItem()
        .transformToMulti(names -> Multi.createFrom().iterable(names))
        .onItem()
        .transformToUni(this::apply)
        .collectFailures()
        .concatenate()
        .onItem()
        .<String>disjoint()
        .invoke(name -> LOG.infof("index %s: %s", name, config.redundant()))
        .collect()
        .asList();
  }

  private boolean keep() {
    return config.redundant() == Redundant.KEEP;
  }

  /** The name, or nothing where another node was first. */
  private Uni<List<String>> apply(String name) {
    return BriefLock.retry(AGAIN, () -> pool.withTransaction(own -> apply(own, name)))
        .map(changed -> changed ? List.of(name) : List.of());
  }

  private Uni<Boolean> apply(SqlConnection connection, String name) {
    return connection
        .query(NO_TIMEOUT)
        .execute()
        .chain(
            () ->
                connection
                    .preparedQuery(KEEP)
                    .mapping((Row row) -> row.getBoolean("changed"))
                    .execute(Tuple.of(name, keep())))
        .map(rows -> rows.iterator().next());
  }
}
