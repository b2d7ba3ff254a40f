package dev.blotter.database.maintenance;

import dev.blotter.database.BriefLock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Analyzes, vacuums and reindexes, partition by partition, without keeping commands waiting. */
@ApplicationScoped
class TableSteps implements Steps {

  private static final Logger LOG = Logger.getLogger(TableSteps.class);
  private static final String TIDY = "SELECT drop_leftovers($1::text::regclass) AS dropped";
  private static final int TIDY_AGAIN = 2;

  private final Targets targets;
  private final OpenTransactions open;

  TableSteps(Targets targets, MaintenanceConfig config) {
    this.targets = targets;
    this.open = new OpenTransactions(config.oldestTransaction());
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.ANALYZE, TaskKind.VACUUM, TaskKind.REINDEX);
  }

  @Override
  public Uni<Long> bytes(SqlConnection connection, TaskKind kind, String target) {
    return targets
        .find(connection, kind, target)
        .map(found -> found.stream().mapToLong(Relation::bytes).sum());
  }

  @Override
  public Uni<Void> run(SqlConnection connection, TaskKind kind, String target) {
    return switch (kind) {
      case ANALYZE -> each(connection, kind, target, one -> analyze(connection, one));
      // All partitions first: their statistics are part of those of the whole.
      case VACUUM ->
          each(connection, kind, target, one -> vacuum(connection, one))
              .chain(() -> run(connection, TaskKind.ANALYZE, target));
      case REINDEX -> each(connection, kind, target, one -> reindex(connection, one));
      case ARCHIVE, RESTORE -> throw new IllegalArgumentException(kind.name());
    };
  }

  private static Uni<Void> analyze(SqlConnection connection, Relation table) {
    return execute(connection, "ANALYZE " + table.name());
  }

  /** To give pages back to the system, it would have to lock the table. */
  private static Uni<Void> vacuum(SqlConnection connection, Relation table) {
    return execute(connection, "VACUUM (TRUNCATE false) " + table.name());
  }

  private Uni<Void> reindex(SqlConnection connection, Relation index) {
    return tidy(connection, index)
        .chain(() -> open.mustBeYoung(connection, index.table()))
        .chain(() -> Cancellation.check(connection))
        .chain(() -> execute(connection, "REINDEX INDEX CONCURRENTLY " + index.name()))
        .onFailure()
        .call(() -> tidy(connection, index));
  }

  /**
   * A reindex that fails leaves the index that it was making, which every write then pays for. Its
   * table is locked for that, so it stays until the next time where somebody is in the way.
   */
  private static Uni<Void> tidy(SqlConnection connection, Relation index) {
    return BriefLock.retry(
            TIDY_AGAIN, () -> connection.preparedQuery(TIDY).execute(Tuple.of(index.table())))
        .invoke(rows -> rows.forEach(row -> LOG.infof("dropped %s", row.getString("dropped"))))
        .onFailure()
        .invoke(kept -> LOG.infof("leftovers of %s stay: %s", index.table(), kept.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static Uni<Void> execute(SqlConnection connection, String sql) {
    return connection.query(sql).execute().replaceWithVoid();
  }

  private Uni<Void> each(
      SqlConnection connection, TaskKind kind, String target, Function<Relation, Uni<Void>> step) {
    return targets
        .find(connection, kind, target)
        .invoke(TableSteps::mustBeThere)
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(found))
        .onItem()
        .transformToUniAndConcatenate(
            one -> Cancellation.check(connection).chain(() -> step.apply(one)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static void mustBeThere(List<Relation> found) {
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no such table or index any more");
    }
    found.stream().filter(one -> !one.permitted()).findFirst().ifPresent(TableSteps::refuse);
  }

  private static void refuse(Relation relation) {
    throw new IllegalStateException(
        "the service's role may not maintain %s: it takes PostgreSQL 17 or ownership"
            .formatted(relation.name()));
  }
}
