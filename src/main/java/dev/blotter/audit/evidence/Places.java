package dev.blotter.audit.evidence;

import dev.blotter.kernel.LanePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the events of a bundle lie, in the bundle's order, and the last of them in each lane. */
final class Places {

  private final List<LanePosition> all = new ArrayList<>();
  private final Map<Integer, Long> newest = new TreeMap<>();

  void add(LanePosition place) {
    all.add(place);
    newest.merge(place.lane(), place.position(), Math::max);
  }

  long count() {
    return all.size();
  }

  /** The highest position of each lane that has one. */
  Map<Integer, Long> newest() {
    return Map.copyOf(newest);
  }

  Stream<LanePosition> stream() {
    return all.stream();
  }
}
