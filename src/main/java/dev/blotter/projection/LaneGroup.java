package dev.blotter.projection;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes lanes a step further, all in one pass. Where the database refuses rows of it, each has a
 * pass of its own, so that the fault of one holds up no other.
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

  /** One step. */
  Uni<Void> step(List<LaneWork> lanes) {
    return Uni.join()
        .all(lanes.stream().map(LaneWork::next).toList())
        .andFailFast()
        .flatMap(next -> apply(batches(lanes, next)));
  }

  private static Map<LaneWork, Batch> batches(List<LaneWork> lanes, List<Optional<Batch>> next) {
    Map<LaneWork, Batch> batches = new LinkedHashMap<>();
    for (int i = 0; i < lanes.size(); i++) {
      var lane = lanes.get(i);
      next.get(i).ifPresent(batch -> batches.put(lane, batch));
    }
    return batches;
  }

  private Uni<Void> apply(Map<LaneWork, Batch> batches) {
    if (batches.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return batches.size() == 1 || batches.keySet().stream().anyMatch(LaneWork::isApart)
        ? apart(batches)
        : together(batches).onFailure(LaneGroup::isOfTheData).recoverWithUni(() -> apart(batches));
  }

  private Uni<Void> together(Map<LaneWork, Batch> batches) {
    var all = List.copyOf(batches.values());
    return pass.run(all).flatMap(passed -> told(all, passed));
  }

  private Uni<Void> apart(Map<LaneWork, Batch> batches) {
    return Multi.createFrom()
        .iterable(batches.entrySet())
        .onItem()
        .transformToUniAndConcatenate(entry -> alone(entry.getKey(), entry.getValue()))
        .collect()
        .last();
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
}
