package dev.blotter.database.archive;

import dev.blotter.database.BriefLock;
import dev.blotter.database.PartitionsConfig;
import dev.blotter.database.maintenance.Cancellation;
import dev.blotter.database.maintenance.Steps;
import dev.blotter.database.maintenance.TaskKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Set;

/**
 * Archives and restores partitions of the log. Each step can be broken off and done again: the file
 * is written first, then the partition changes its place in one transaction, so that it is at any
 * moment either in the log or in the archive.
 */
@ApplicationScoped
class PartitionSteps implements Steps {

  private static final String IS_ARCHIVED =
      "SELECT EXISTS (SELECT FROM archived_partitions WHERE name = $1) AS archived";
  private static final String ARCHIVE = "SELECT archive_partition($1, $2, $3, $4, $5, $6)";
  private static final String FINISH = "SELECT finish_archive($1)";
  private static final String INDEX = "SELECT index_archived($1)";
  private static final String RESTORE = "SELECT restore_partition($1)";
  private static final String BYTES =
      """
      SELECT coalesce(pg_total_relation_size(max(c.oid)::regclass), 0) AS bytes
      FROM pg_class AS c
      WHERE c.relname = $1 AND c.relkind = 'r'
        AND c.relnamespace IN ('public'::regnamespace, 'archive'::regnamespace)""";

  private static final int LOCK_ATTEMPTS = 30;

  private final Path folder;
  private final ArchiveProof proof;

  PartitionSteps(PartitionsConfig config, ArchiveProof proof) {
    this.folder = Path.of(config.archiveFolder());
    this.proof = proof;
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.ARCHIVE, TaskKind.RESTORE);
  }

  @Override
  public Uni<Long> bytes(SqlConnection connection, TaskKind kind, String target) {
    return connection
        .preparedQuery(BYTES)
        .execute(Tuple.of(target))
        .map(rows -> rows.iterator().next().getLong("bytes"));
  }

  @Override
  public Uni<Void> run(SqlConnection connection, TaskKind kind, String target) {
    return switch (kind) {
      case ARCHIVE -> archive(connection, target);
      case RESTORE -> restore(connection, target);
      case ANALYZE, VACUUM, REINDEX -> throw new IllegalArgumentException(kind.name());
    };
  }

  private Uni<Void> archive(SqlConnection connection, String partition) {
    return isArchived(connection, partition)
        .flatMap(
            archived ->
                archived
                    ? Uni.createFrom().voidItem()
                    : new PartitionExport(connection, folder)
                        .write(partition)
                        .call(proof::write)
                        .flatMap(written -> detach(connection, written)))
        .chain(() -> finish(connection, partition));
  }

  /** It has left the log, so that it is too late to cancel: what is interrupted is run again. */
  private static Uni<Void> finish(SqlConnection connection, String partition) {
    return BriefLock.retry(
            LOCK_ATTEMPTS, () -> connection.preparedQuery(FINISH).execute(Tuple.of(partition)))
        .onFailure(Cancellation::isInterruption)
        .retry()
        .atMost(1)
        .replaceWithVoid();
  }

  private static Uni<Boolean> isArchived(SqlConnection connection, String partition) {
    return connection
        .preparedQuery(IS_ARCHIVED)
        .execute(Tuple.of(partition))
        .map(rows -> rows.iterator().next().getBoolean("archived"));
  }

  private static Uni<Void> detach(SqlConnection connection, ArchiveManifest written) {
    var arguments =
        Tuple.tuple()
            .addString(written.partition())
            .addLong(written.rows())
            .addJsonObject(written.positions())
            .addString(written.file().toString())
            .addString(written.contentSha256())
            .addString(written.fileSha256());
    return call(connection, ARCHIVE, arguments);
  }

  /**
   * Its bounds are proven before, and indexes that the log has got meanwhile are made, so that
   * nothing needs to be read while the log is locked.
   */
  private static Uni<Void> restore(SqlConnection connection, String partition) {
    return finish(connection, partition)
        .chain(() -> call(connection, INDEX, Tuple.of(partition)))
        .chain(() -> call(connection, RESTORE, Tuple.of(partition)));
  }

  /** Gives way to the commands a few times, unless the task is cancelled meanwhile. */
  private static Uni<Void> call(SqlConnection connection, String sql, Tuple arguments) {
    return BriefLock.retry(
            LOCK_ATTEMPTS,
            () ->
                Cancellation.check(connection)
                    .chain(() -> connection.preparedQuery(sql).execute(arguments)))
        .replaceWithVoid();
  }
}
