package dev.blotter.audit.evidence;

import dev.blotter.kernel.LanePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where an aggregate's events lie, in the bundle's order, and how far they go. */
final class Places {

  private final List<LanePosition> all = new ArrayList<>();
  private final Map<Integer, Long> newest = new TreeMap<>();
  private long version;

  void add(LanePosition place, long version) {
    all.add(place);
    newest.merge(place.lane(), place.position(), Math::max);
    this.version = Math.max(this.version, version);
  }

  long count() {
    return all.size();
  }

  /** The highest version; 0 where there is no event. */
  long version() {
    return version;
  }

  /** The highest position of each lane that has one. */
  Map<Integer, Long> newest() {
    return Map.copyOf(newest);
  }

  Stream<LanePosition> stream() {
    return all.stream();
  }
}
