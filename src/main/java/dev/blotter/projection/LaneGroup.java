package dev.blotter.projection;

import dev.blotter.database.DatabaseUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes lanes a step further, all in one pass. Where that fails though the database can be had,
 * each has a pass of its own, so that the fault of one holds up no other.
 */
final class LaneGroup {

  private final Pass pass;
  private final Progress progress;
  private final Notices notices;

  LaneGroup(Pass pass, Progress progress, Notices notices) {
    this.pass = pass;
    this.progress = progress;
    this.notices = notices;
  }

  /** One step; fails where a lane could not take it, once the others have. */
  Uni<Void> step(List<LaneWork> lanes) {
    Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    return Uni.join()
        .all(lanes.stream().map(lane -> next(lane, faults)).toList())
        .andFailFast()
        .flatMap(next -> apply(batches(lanes, next), faults))
        .chain(() -> ended(faults));
  }

  private static Uni<Optional<Batch>> next(LaneWork lane, Queue<Throwable> faults) {
    return Uni.createFrom()
        .<Optional<Batch>>deferred(() -> lane.next())
        .onFailure()
        .recoverWithItem(
            fault -> {
              faults.add(fault);
              return Optional.empty();
            });
  }

  private static Uni<Void> ended(Queue<Throwable> faults) {
    var first = faults.peek();
    return first == null ? Uni.createFrom().voidItem() : Uni.createFrom().failure(first);
  }

  private static Map<LaneWork, Batch> batches(List<LaneWork> lanes, List<Optional<Batch>> next) {
    Map<LaneWork, Batch> batches = new LinkedHashMap<>();
    for (int i = 0; i < lanes.size(); i++) {
      var lane = lanes.get(i);
      next.get(i).ifPresent(batch -> batches.put(lane, batch));
    }
    return batches;
  }

  private Uni<Void> apply(Map<LaneWork, Batch> batches, Queue<Throwable> faults) {
    if (batches.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return batches.size() == 1 || batches.keySet().stream().anyMatch(LaneWork::isApart)
        ? apart(batches, faults)
        : together(batches)
            .onFailure(LaneGroup::mayBeOfOneLane)
            .recoverWithUni(() -> apart(batches, faults));
  }

  private Uni<Void> together(Map<LaneWork, Batch> batches) {
    var all = List.copyOf(batches.values());
    return pass.run(all).flatMap(passed -> told(all, passed));
  }

  private Uni<Void> apart(Map<LaneWork, Batch> batches, Queue<Throwable> faults) {
    return Multi.createFrom()
        .iterable(batches.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            entry ->
                alone(entry.getKey(), entry.getValue())
                    .onFailure(LaneGroup::mayBeOfOneLane)
                    .recoverWithUni(fault -> kept(fault, faults)))
        .collect()
        .last();
  }

  private static Uni<Void> kept(Throwable fault, Queue<Throwable> faults) {
    faults.add(fault);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> alone(LaneWork lane, Batch batch) {
    return pass.run(batch, lane.refused())
        .flatMap(passed -> told(List.of(batch), passed))
        .invoke(lane::passed)
        .onFailure(LaneGroup::isOfTheData)
        .recoverWithUni(
            fault -> {
              lane.isolate(batch, (ProjectionFault) fault);
              return Uni.createFrom().voidItem();
            });
  }

  /** Listeners know before readers do. */
  private Uni<Void> told(List<Batch> batches, Pass.Passed passed) {
    notices.applied(passed.applied());
    return notices
        .ofPass(batches, passed.positions())
        .invoke(() -> progress.count(passed.events()))
        .invoke(() -> progress.moved(passed.positions()));
  }

  private static boolean isOfTheData(Throwable fault) {
    return fault instanceof ProjectionFault && ProjectionFault.isOfTheData(fault);
  }

  /** Where the database is away, each lane would only wait for it in its turn. */
  private static boolean mayBeOfOneLane(Throwable fault) {
    return !DatabaseUnavailable.explains(fault);
  }
}
