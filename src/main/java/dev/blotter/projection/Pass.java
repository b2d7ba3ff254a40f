package dev.blotter.projection;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One transaction that brings all projections of some lanes past a batch of events of each: claims
 * their checkpoints, folds, writes, moves the checkpoints on. Lanes share it since its statements
 * cost more than the rows of one command. It may be lost in a crash of the database together with
 * its checkpoints, so it does not wait for the disk.
 */
final class Pass {

  private final Pool pool;
  private final Map<String, Projection<?>> projections;
  private final String settings;

  /**
   * @param lease how long a node may do nothing on lanes that it holds before it has lost them
   */
  Pass(Pool pool, Map<String, Projection<?>> projections, Duration lease) {
    this.pool = pool;
    this.projections = projections;
    this.settings = "SET LOCAL synchronous_commit = off; " + Lease.of(lease);
  }

  /** Runs the pass over batches of different lanes. */
  Uni<Passed> run(List<Batch> batches) {
    return pool.withTransaction(connection -> claimed(connection, batches, Map.of()));
  }

  /**
   * The same for one lane.
   *
   * @param refused for projections whose rows of this batch, one append, the database refused: why
   */
  Uni<Passed> run(Batch batch, Map<String, String> refused) {
    return pool.withTransaction(connection -> claimed(connection, List.of(batch), refused));
  }

  private Uni<Passed> claimed(
      SqlConnection connection, List<Batch> batches, Map<String, String> refused) {
    var lanes = batches.stream().map(Batch::lane).toList();
    // On one connection these are sent together and answered in order.
    return Uni.combine()
        .all()
        .unis(
            connection.query(settings).execute(),
            Checkpoints.claim(connection, lanes, projections.values()),
            ParkedEvents.aside(connection, lanes))
        .asTuple()
        .map(claim -> new PassWork(batches, refused, claim.getItem2(), claim.getItem3()))
        .flatMap(work -> write(connection, work));
  }

  private Uni<Passed> write(SqlConnection connection, PassWork work) {
    var moves = work.moves();
    if (moves.isEmpty()) {
      return Uni.createFrom().item(work.after(moves));
    }
    List<Uni<Void>> writes = new ArrayList<>();
    projections.values().forEach(projection -> writes.add(project(connection, projection, work)));
    return Uni.join()
        .all(writes)
        .andCollectFailures()
        .onFailure(CompositeException.class)
        .transform(ProjectionFault::cause)
        .chain(() -> Checkpoints.advance(connection, moves))
        .replaceWith(() -> work.after(moves));
  }

  private <R extends ReadRow> Uni<Void> project(
      SqlConnection connection, Projection<R> projection, PassWork work) {
    var events = work.due(projection.name());
    var aside = work.aside(projection.name());
    var refusal = work.refused().get(projection.name());
    var folded =
        refusal == null
            ? projection
                .table()
                .load(connection, Fold.needed(projection, events))
                .map(known -> new Fold<>(projection, known, aside).with(events))
            : Uni.createFrom()
                .item(new Fold<>(projection, List.of(), aside).parking(events, refusal));
    return folded
        .flatMap(fold -> save(connection, projection, fold))
        .onFailure()
        .transform(fault -> new ProjectionFault(projection.name(), fault));
  }

  private static <R extends ReadRow> Uni<Void> save(
      SqlConnection connection, Projection<R> projection, Fold<R> fold) {
    return projection
        .complete(fold.changed())
        .flatMap(rows -> projection.table().save(connection, rows))
        .chain(() -> ParkedEvents.add(connection, projection.name(), fold.parked()));
  }

  /**
   * What a pass has led to.
   *
   * @param positions of each lane: where each projection stands that it could claim
   * @param events how many it has brought them past, all together
   */
  record Passed(Map<Integer, Map<String, Long>> positions, long events) {}
}
