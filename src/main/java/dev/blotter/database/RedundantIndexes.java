package dev.blotter.database;

import dev.blotter.database.IndexConfig.Redundant;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Leaves out the indexes that another one makes redundant, or makes them again, as the setting
 * says. Done in the background at the start; queries go on meanwhile, writes wait while an index is
 * made.
 */
@ApplicationScoped
class RedundantIndexes {

  private static final Logger LOG = Logger.getLogger(RedundantIndexes.class);

  private static final String NO_TIMEOUT = "SET LOCAL statement_timeout = 0";
  private static final String KEEP = "SELECT keep_redundant_indexes($1) AS changed";

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
            changed -> changed.forEach(name -> LOG.infof("index %s: %s", name, config.redundant())),
            fault -> LOG.warnf("redundant indexes stay as they are: %s", fault.getMessage()));
  }

  /** Brings the indexes to what the setting says, and answers the names of those that changed. */
  Uni<List<String>> apply() {
    return pool.withTransaction(this::apply);
  }

  private Uni<List<String>> apply(SqlConnection connection) {
    return connection
        .query(NO_TIMEOUT)
        .execute()
        .chain(
            () ->
                connection
                    .preparedQuery(KEEP)
                    .mapping(row -> row.getString("changed"))
                    .execute(Tuple.of(config.redundant() == Redundant.KEEP)))
        .map(names -> names.stream().toList());
  }
}
