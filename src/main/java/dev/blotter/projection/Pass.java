package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.postgres.ReadOnlySession;
import dev.blotter.job.Lease;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One transaction that brings all projections of some lanes past a batch of events of each: claims
 * their checkpoints, folds, writes, moves the checkpoints on. Lanes share it since its statements
 * cost more than the rows of one command. It may be lost in a crash of the database together with
 * its checkpoints, so it does not wait for the disk.
 *
 * <p>What can be sent without an answer to what was sent before is sent with it: readers wait for a
 * pass, and on a busy event loop each answer waits for its turn.
 */
final class Pass {

  private final Pool pool;
  private final Collection<Projection<?>> projections;
  private final String begin;

  /**
   * @param lease how long a node may do nothing on lanes that it holds before it has lost them
   */
  Pass(Pool pool, Map<String, Projection<?>> projections, Duration lease) {
    this.pool = pool;
    this.projections = List.copyOf(projections.values());
    this.begin = "BEGIN; SET LOCAL synchronous_commit = off; " + Lease.of(lease);
  }

  /** Runs the pass over batches of different lanes. */
  Uni<Passed> run(List<Batch> batches) {
    return pool.withConnection(connection -> run(connection, batches, Map.of()));
  }

  /**
   * The same for one lane.
   *
   * @param refused for projections whose rows of this batch, one append, the database refused: why
   */
  Uni<Passed> run(Batch batch, Map<String, String> refused) {
    return pool.withConnection(connection -> run(connection, List.of(batch), refused));
  }

  private Uni<Passed> run(
      SqlConnection connection, List<Batch> batches, Map<String, String> refused) {
    var lanes = batches.stream().map(Batch::lane).toList();
    var events = batches.stream().flatMap(batch -> batch.events().stream()).toList();
    var shares =
        projections.stream()
            .<Share<?>>map(p -> new Share<>(p, events, refused.get(p.name())))
            .toList();
    return Uni.combine()
        .all()
        .unis(
            connection.query(begin).execute(),
            Checkpoints.claim(connection, lanes, projections),
            ParkedEvents.aside(connection, lanes),
            all(each(shares, share -> share.load(connection))))
        .asTuple()
        .map(claim -> new PassWork(batches, claim.getItem2(), claim.getItem3()))
        .flatMap(work -> write(connection, work, shares))
        .call(() -> connection.query("COMMIT").execute())
        .onFailure()
        .call(() -> rollback(connection))
        .onFailure(ReadOnlySession::explains)
        .call(() -> ReadOnlySession.end(connection))
        .onCancellation()
        .call(() -> rollback(connection));
  }

  private static Uni<Passed> write(SqlConnection connection, PassWork work, List<Share<?>> shares) {
    var moves = work.moves();
    if (moves.isEmpty()) {
      return Uni.createFrom().item(work.after(moves));
    }
    var writes = each(shares, share -> share.save(connection, work));
    writes.add(Checkpoints.advance(connection, moves));
    return all(writes).replaceWith(() -> work.after(moves));
  }

  private static List<Uni<Void>> each(List<Share<?>> shares, Function<Share<?>, Uni<Void>> step) {
    return shares.stream().map(step).collect(Collectors.toCollection(ArrayList::new));
  }

  /** Waits for all of them, so that nothing is sent any more once one has failed. */
  private static Uni<Void> all(List<Uni<Void>> steps) {
    return Uni.join()
        .all(steps)
        .andCollectFailures()
        .onFailure(CompositeException.class)
        .transform(ProjectionFault::cause)
        .replaceWithVoid();
  }

  /** A connection that is gone has rolled back by itself. */
  private static Uni<Void> rollback(SqlConnection connection) {
    return connection.query("ROLLBACK").execute().replaceWithVoid().onFailure().recoverWithNull();
  }

  /**
   * What a pass has led to.
   *
   * @param positions of each lane: where each projection stands that it could claim
   * @param events how many it has brought them past, all together
   * @param applied these events, each once
   */
  record Passed(
      Map<Integer, Map<String, Long>> positions, long events, List<RecordedEvent> applied) {}
}
