package dev.blotter.projection;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One transaction that brings all projections of a lane past the same batch of events: claims their
 * checkpoints, folds, writes, moves the checkpoints on. It may be lost in a crash of the database
 * together with its checkpoints, so it does not wait for the disk.
 */
final class LanePass {

  private final Pool pool;
  private final Map<String, Projection<?>> projections;
  private final String settings;

  /**
   * @param lease how long a node may do nothing on a lane that it holds before it has lost it
   */
  LanePass(Pool pool, Map<String, Projection<?>> projections, Duration lease) {
    this.pool = pool;
    this.projections = projections;
    this.settings = "SET LOCAL synchronous_commit = off; " + Lease.of(lease);
  }

  /**
   * Runs the pass.
   *
   * @param refused for projections whose rows of this batch, one append, the database refused: why
   * @return where each projection stands that this pass could claim
   */
  Uni<Passed> run(Batch batch, Map<String, String> refused) {
    return pool.withTransaction(connection -> claimed(connection, batch, refused));
  }

  private Uni<Passed> claimed(SqlConnection connection, Batch batch, Map<String, String> refused) {
    // On one connection these are sent together and answered in order.
    return Uni.combine()
        .all()
        .unis(
            connection.query(settings).execute(),
            Checkpoints.claim(connection, batch.lane(), projections.values()),
            ParkedEvents.aside(connection, batch.lane()))
        .asTuple()
        .flatMap(
            claim ->
                write(connection, new Work(batch, refused, claim.getItem2(), claim.getItem3())));
  }

  private Uni<Passed> write(SqlConnection connection, Work work) {
    var due = work.due();
    if (due.isEmpty()) {
      return Uni.createFrom().item(new Passed(work.claimed(), 0));
    }
    List<Uni<Void>> writes = new ArrayList<>();
    for (var projection : projections.values()) {
      var from = due.get(projection.name());
      if (from != null) {
        writes.add(project(connection, projection, from, work));
      }
    }
    return Uni.join()
        .all(writes)
        .andCollectFailures()
        .onFailure(CompositeException.class)
        .transform(ProjectionFault::cause)
        .flatMap(
            done -> Checkpoints.advance(connection, work.batch().lane(), due, work.batch().last()))
        .replaceWith(() -> work.after(due));
  }

  private <R extends ReadRow> Uni<Void> project(
      SqlConnection connection, Projection<R> projection, long from, Work work) {
    var events = work.batch().above(from);
    var name = projection.name();
    var refusal = work.refused().get(name);
    var folded =
        refusal == null
            ? projection
                .table()
                .load(connection, work.batch().lane(), Fold.needed(projection, events))
                .map(known -> new Fold<>(projection, known, work.aside(name)).with(events))
            : Uni.createFrom()
                .item(new Fold<>(projection, List.of(), work.aside(name)).parking(events, refusal));
    return folded
        .flatMap(fold -> save(connection, projection, fold))
        .onFailure()
        .transform(fault -> new ProjectionFault(name, fault));
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
   * @param positions where each projection stands that it could claim
   * @param events how many it has brought them past, all together
   */
  record Passed(Map<String, Long> positions, long events) {}

  /** What a pass has to do, once it knows what it has claimed. */
  private record Work(
      Batch batch,
      Map<String, String> refused,
      Map<String, Long> claimed,
      Map<String, Aside> leftOut) {

    /** The claimed projections that this batch brings further, and where each starts. */
    Map<String, Long> due() {
      Map<String, Long> due = new HashMap<>(claimed);
      due.values().removeIf(at -> at < batch.after() || at >= batch.last());
      return due;
    }

    Aside aside(String projection) {
      return leftOut.getOrDefault(projection, Aside.NOTHING);
    }

    Passed after(Map<String, Long> moved) {
      Map<String, Long> positions = new HashMap<>(claimed);
      moved.keySet().forEach(name -> positions.put(name, batch.last()));
      long events = moved.values().stream().mapToLong(from -> batch.last() - from).sum();
      return new Passed(positions, events);
    }
  }
}
