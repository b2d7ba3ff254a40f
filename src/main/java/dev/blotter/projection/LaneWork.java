package dev.blotter.projection;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes one lane further, a step at a time; never two steps at once. Where the database refuses the
 * rows of a batch, the next steps are of one append each, so that the one at fault is found and set
 * aside.
 */
final class LaneWork {

  private final int lane;
  private final EventLog log;
  private final LanePass pass;
  private final Progress progress;
  private final Notices notices;
  private final HandedOver handedOver;
  private final int batchSize;

  private int limit;
  private long singlyUpTo;
  private Map<String, String> refused = Map.of();

  LaneWork(
      int lane,
      EventLog log,
      LanePass pass,
      Progress progress,
      Notices notices,
      HandedOver handedOver,
      int batchSize) {
    this.lane = lane;
    this.log = log;
    this.pass = pass;
    this.progress = progress;
    this.notices = notices;
    this.handedOver = handedOver;
    this.batchSize = batchSize;
    this.limit = batchSize;
  }

  /** One step; true where another is worth trying at once. */
  Uni<Boolean> step() {
    long at = progress.applied(lane);
    return next(at).flatMap(read -> apply(at, read));
  }

  private Uni<List<RecordedEvent>> next(long at) {
    var kept = handedOver.after(lane, at);
    return kept.isEmpty()
        ? log.readLane(lane, at, limit)
        : Uni.createFrom().item(kept.subList(0, Math.min(limit, kept.size())));
  }

  private Uni<Boolean> apply(long at, List<RecordedEvent> read) {
    if (read.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    var batch = Batch.of(read, read.size() < limit);
    if (batch.isEmpty()) {
      limit = limit * 2;
      return Uni.createFrom().item(true);
    }
    var next = at < singlyUpTo ? batch.get().firstAppend() : batch.get();
    return pass.run(next, refused)
        .call(passed -> notices.ofPass(next, passed.positions()))
        .map(passed -> applied(at, passed))
        .onFailure(fault -> fault instanceof ProjectionFault && ProjectionFault.isOfTheData(fault))
        .recoverWithItem(fault -> isolate(next, (ProjectionFault) fault));
  }

  private boolean applied(long before, LanePass.Passed passed) {
    limit = batchSize;
    refused = Map.of();
    progress.count(passed.events());
    progress.moved(lane, passed.positions());
    return progress.applied(lane) != before && progress.isBehind(lane);
  }

  private boolean isolate(Batch batch, ProjectionFault fault) {
    if (batch.isOneAppend()) {
      refused = new HashMap<>(refused);
      refused.put(fault.projection(), ProjectionFault.reason(fault));
    } else {
      singlyUpTo = batch.last();
    }
    return true;
  }
}
