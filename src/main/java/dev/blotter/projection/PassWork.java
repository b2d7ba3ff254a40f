package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.projection.Checkpoints.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pass has to do, once it knows what it has claimed.
 *
 * @param batches of different lanes
 * @param claimed of each lane: where each projection stands that nobody else holds
 * @param leftOut what each projection leaves out
 */
record PassWork(
    List<Batch> batches, Map<Integer, Map<String, Long>> claimed, Map<String, Aside> leftOut) {

  /** The events that a projection has still to apply, lane by lane. */
  List<RecordedEvent> due(String projection) {
    List<RecordedEvent> events = new ArrayList<>();
    for (var batch : batches) {
      var at = claimed(batch).get(projection);
      if (at != null && isDue(batch, at)) {
        events.addAll(batch.above(at));
      }
    }
    return events;
  }

  /** The checkpoints that these batches bring further. */
  List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    for (var batch : batches) {
      claimed(batch)
          .forEach(
              (projection, at) -> {
                if (isDue(batch, at)) {
                  moves.add(new Move(projection, batch.lane(), at, batch.last()));
                }
              });
    }
    return moves;
  }

  Aside aside(String projection) {
    return leftOut.getOrDefault(projection, Aside.NOTHING);
  }

  Pass.Passed after(List<Move> moved) {
    Map<Integer, Map<String, Long>> positions = new HashMap<>();
    claimed.forEach((lane, at) -> positions.put(lane, new HashMap<>(at)));
    Map<Integer, Long> above = new HashMap<>();
    long events = 0;
    for (var move : moved) {
      positions
          .computeIfAbsent(move.lane(), lane -> new HashMap<>())
          .put(move.projection(), move.to());
      above.merge(move.lane(), move.from(), Math::min);
      events += move.to() - move.from();
    }
    return new Pass.Passed(positions, events, applied(above));
  }

  /**
   * @param above of each lane that went further: what all of its events were behind
   */
  private List<RecordedEvent> applied(Map<Integer, Long> above) {
    List<RecordedEvent> applied = new ArrayList<>();
    for (var batch : batches) {
      var from = above.get(batch.lane());
      if (from != null) {
        applied.addAll(batch.above(from));
      }
    }
    return applied;
  }

  private Map<String, Long> claimed(Batch batch) {
    return claimed.getOrDefault(batch.lane(), Map.of());
  }

  private static boolean isDue(Batch batch, long at) {
    return at >= batch.after() && at < batch.last();
  }
}
