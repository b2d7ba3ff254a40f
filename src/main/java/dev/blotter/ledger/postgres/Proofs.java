package dev.blotter.ledger.postgres;

import dev.blotter.kernel.LanePosition;
import dev.blotter.ledger.ConsistencyProof;
import dev.blotter.ledger.EventHash;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.LaneHead;
import dev.blotter.ledger.LaneProofs;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes proofs from the hashes that are kept. */
@ApplicationScoped
public class Proofs {

  private static final String EVENT =
      "SELECT record_send(ROW(%s)) AS bytes FROM all_events AS e".formatted(EventHash.COLUMNS)
          + " WHERE e.lane = $1 AND e.lane_position = $2 LIMIT 1";

  private final Pool pool;

  public Proofs(Pool pool) {
    this.pool = pool;
  }

  public Uni<Optional<SignedHead>> head(long number) {
    return HeadRows.find(pool, number);
  }

  public Uni<Optional<SignedHead>> newestHead() {
    return HeadRows.newest(pool);
  }

  /** Heads below a number, the highest first. */
  public Uni<List<SignedHead>> headsBefore(long number, int limit) {
    return HeadRows.before(pool, number, limit);
  }

  /** The canonical bytes of an event as it stands in the log now; empty where there is none. */
  public Uni<Optional<byte[]>> canonical(LanePosition event) {
    return pool.preparedQuery(EVENT)
        .execute(Tuple.of(event.lane(), event.position()))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new EventHash().bytes(Columns.bytes(row, "bytes"))));
  }

  /** Proves that the event at a position, which the head must hold, is in it. */
  public Uni<InclusionProof> inclusion(SignedHead head, LanePosition event) {
    return inclusion(head, event, new TileReader(pool, event.lane()));
  }

  /** The same for several, in their order. */
  Multi<List<InclusionProof>> inclusions(SignedHead head, Multi<List<LanePosition>> events) {
    Map<Integer, TileReader> readers = new HashMap<>();
    return events.onItem().transformToUniAndConcatenate(some -> inclusions(head, some, readers));
  }

  private Uni<List<InclusionProof>> inclusions(
      SignedHead head, List<LanePosition> events, Map<Integer, TileReader> readers) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(
            event ->
                inclusion(
                    head,
                    event,
                    readers.computeIfAbsent(event.lane(), lane -> new TileReader(pool, lane))))
        .collect()
        .asList();
  }

  private static Uni<InclusionProof> inclusion(
      SignedHead head, LanePosition event, TileReader tiles) {
    var lane = head.lanes().get(event.lane());
    return tiles
        .read(LaneProofs.tilesOfInclusion(event.position(), lane.size()))
        // Tiles that are remembered come at once: many proofs in a row would keep an event loop.
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(read -> LaneProofs.inclusion(lane, event.position(), read));
  }

  /** Proves that a lane's tree in one head goes on from that in another, before it. */
  public Uni<ConsistencyProof> consistency(LaneHead from, LaneHead to) {
    return new TileReader(pool, to.lane())
        .read(LaneProofs.tilesOfConsistency(from.size(), to.size()))
        .map(read -> LaneProofs.consistency(from, to, read));
  }
}
