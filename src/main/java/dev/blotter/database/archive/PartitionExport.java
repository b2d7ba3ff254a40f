package dev.blotter.database.archive;

import dev.blotter.database.maintenance.Cancellation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the rows of a partition to a file, a few at a time; the disk is waited for elsewhere. */
final class PartitionExport {

  private static final int BATCH = 2_000;
  private static final String QUOTED =
      "SELECT partition::text AS quoted FROM partitions_of('domain_events') WHERE name = $1";
  private static final String TURN = "SELECT must_be_next_to_archive($1)";

  private final SqlConnection connection;
  private final Path folder;

  PartitionExport(SqlConnection connection, Path folder) {
    this.connection = connection;
    this.folder = folder;
  }

  /** Writes them all; fails before where it is not the turn of that partition of the log. */
  Uni<ArchiveManifest> write(String partition) {
    return quoted(partition)
        .call(() -> connection.preparedQuery(TURN).execute(Tuple.of(partition)))
        .flatMap(
            quoted ->
                connection.begin().flatMap(transaction -> write(partition, quoted, transaction)));
  }

  private Uni<String> quoted(String partition) {
    return connection
        .preparedQuery(QUOTED)
        .mapping((Row row) -> row.getString("quoted"))
        .execute(Tuple.of(partition))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(
                        () -> new IllegalArgumentException("the log has no such partition")));
  }

  private Uni<ArchiveManifest> write(String partition, String quoted, Transaction transaction) {
    return connection
        .query("SET LOCAL timezone = 'UTC'")
        .execute()
        .chain(() -> connection.prepare(rowsOf(quoted)))
        .flatMap(statement -> copy(partition, statement.cursor()))
        .call(transaction::commit)
        .onFailure()
        .call(() -> transaction.rollback().onFailure().recoverWithNull());
  }

  private static String rowsOf(String quoted) {
    return "SELECT e.lane, e.lane_position, to_jsonb(e)::text AS line FROM "
        + quoted
        + " AS e ORDER BY e.lane, e.lane_position, e.occurred_at";
  }

  private Uni<ArchiveManifest> copy(String partition, Cursor cursor) {
    return Uni.createFrom()
        .item(Unchecked.supplier(() -> ArchiveFile.begin(partition, folder)))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(
            file ->
                batches(connection, cursor, file)
                    .map(Unchecked.function(written -> file.finish()))
                    .call(cursor::close)
                    .onTermination()
                    .invoke(file::close));
  }

  private static Uni<Void> batches(SqlConnection connection, Cursor cursor, ArchiveFile file) {
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Cancellation.check(connection)
                    .chain(() -> cursor.read(BATCH))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(Unchecked.function(rows -> add(rows, file))))
        .whilst(rows -> cursor.hasMore())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static RowSet<Row> add(RowSet<Row> rows, ArchiveFile file) throws IOException {
    for (var row : rows) {
      file.add(row.getInteger("lane"), row.getLong("lane_position"), row.getString("line"));
    }
    return rows;
  }
}
