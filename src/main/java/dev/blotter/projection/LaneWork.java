package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is next in one lane; never asked twice at once. Projections that are more than a batch apart
 * take turns, so that none waits for one that is far behind. Where the rows of a batch are at
 * fault, the next ones are of one append each, so that the one at fault is found and set aside.
 */
final class LaneWork {

  private static final int NOWHERE = -1;

  private final int lane;
  private final EventLog log;
  private final Progress progress;
  private final HandedOver handedOver;
  private final int batchSize;

  private final Set<Long> inVain = new HashSet<>();
  private int turn;
  private long began;
  private boolean isolating;
  private long singlyFrom;
  private long singlyUpTo;
  private long refusedAfter = NOWHERE;
  private Map<String, String> refused = Map.of();

  LaneWork(int lane, EventLog log, Progress progress, HandedOver handedOver, int batchSize) {
    this.lane = lane;
    this.log = log;
    this.progress = progress;
    this.handedOver = handedOver;
    this.batchSize = batchSize;
  }

  /** The next events; empty where there are none. */
  Uni<Optional<Batch>> next() {
    isolating = false;
    var starts = progress.starts(lane, batchSize);
    if (starts.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    began = start(starts);
    return next(began, batchSize);
  }

  /** What is at fault is found before it is another's turn. */
  private long start(List<Long> starts) {
    return starts.stream()
        .filter(this::isAtFault)
        .findFirst()
        .orElseGet(() -> starts.get(Math.floorMod(turn++, starts.size())));
  }

  private boolean isAtFault(long at) {
    return at == refusedAfter || isSingle(at);
  }

  private boolean isSingle(long at) {
    return at >= singlyFrom && at < singlyUpTo;
  }

  private Uni<Optional<Batch>> next(long at, int limit) {
    return read(at, limit)
        .flatMap(
            read -> {
              if (read.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
              }
              var batch = Batch.of(read, read.size() < limit);
              return batch.isEmpty()
                  ? next(at, 2 * limit)
                  : Uni.createFrom().item(batch.map(found -> singly(at, found)));
            });
  }

  private Uni<List<RecordedEvent>> read(long at, int limit) {
    var kept = handedOver.after(lane, at);
    return kept.isEmpty()
        ? log.readLane(lane, at, limit)
        : Uni.createFrom().item(kept.subList(0, Math.min(limit, kept.size())));
  }

  private Batch singly(long at, Batch batch) {
    return isSingle(at) ? batch.firstAppend() : batch;
  }

  /** True while other lanes are better left out of its passes. */
  boolean isApart() {
    return isAtFault(began);
  }

  /** The projections whose rows of the next append are at fault, and why. */
  Map<String, String> refused() {
    return began == refusedAfter ? refused : Map.of();
  }

  /** True where more is left, and trying at once leads further. */
  boolean goesOn() {
    var starts = progress.starts(lane, batchSize);
    inVain.add(began);
    inVain.retainAll(starts);
    return !starts.isEmpty() && (isolating || !inVain.containsAll(starts));
  }

  /** A pass is over that had its next batch. */
  void passed() {
    refused = Map.of();
    refusedAfter = NOWHERE;
  }

  /** The rows of that batch alone are at fault. */
  void isolate(Batch batch, ProjectionFault fault) {
    isolating = true;
    if (batch.isOneAppend()) {
      refused = new HashMap<>(refused());
      refused.put(fault.projection(), ProjectionFault.reason(fault));
      refusedAfter = batch.after();
    } else {
      singlyFrom = batch.after();
      singlyUpTo = batch.last();
    }
  }
}
