package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is next in one lane; never asked twice at once. Where the database refuses the rows of a
 * batch, the next ones are of one append each, so that the one at fault is found and set aside.
 */
final class LaneWork {

  private final int lane;
  private final EventLog log;
  private final Progress progress;
  private final HandedOver handedOver;
  private final int batchSize;

  private long began;
  private boolean isolating;
  private long singlyUpTo;
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
    began = progress.applied(lane);
    isolating = false;
    return progress.isBehind(lane)
        ? next(began, batchSize)
        : Uni.createFrom().item(Optional.empty());
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
    return at < singlyUpTo ? batch.firstAppend() : batch;
  }

  /** True while other lanes are better left out of its passes. */
  boolean isApart() {
    return !refused.isEmpty() || progress.applied(lane) < singlyUpTo;
  }

  /** The projections whose rows of the next append the database has refused, and why. */
  Map<String, String> refused() {
    return refused;
  }

  /** True where more is left, and trying at once leads further. */
  boolean goesOn() {
    return progress.isBehind(lane) && (isolating || progress.applied(lane) != began);
  }

  /** A pass is over that had its next batch. */
  void passed() {
    refused = Map.of();
  }

  /** The database has refused rows of that batch alone. */
  void isolate(Batch batch, ProjectionFault fault) {
    isolating = true;
    if (batch.isOneAppend()) {
      refused = new HashMap<>(refused);
      refused.put(fault.projection(), ProjectionFault.reason(fault));
    } else {
      singlyUpTo = batch.last();
    }
  }
}
