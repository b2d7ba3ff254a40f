package dev.blotter.relay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of which events are on their way, and those where the last try failed: of these one
 * event at a time is sent, so that what follows it does not come again and again. Thread-safe.
 */
final class UnderWay {

  private final Map<Integer, Long> since = new HashMap<>();
  private final Set<Integer> failed = new HashSet<>();

  synchronized void begin(int lane, long nanoTime) {
    since.put(lane, nanoTime);
  }

  synchronized void end(Landing landing) {
    int lane = landing.lease().lane();
    since.remove(lane);
    if (landing.fault() == null) {
      failed.remove(lane);
    } else {
      failed.add(lane);
    }
  }

  synchronized boolean hasFailed(int lane) {
    return failed.contains(lane);
  }

  synchronized boolean isEmpty() {
    return since.isEmpty();
  }

  synchronized Set<Integer> lanes() {
    return Set.copyOf(since.keySet());
  }

  /** Those that are on their way since that time or later. */
  synchronized List<Integer> lanesSince(long nanoTime) {
    return since.entrySet().stream()
        .filter(lane -> lane.getValue() - nanoTime >= 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
