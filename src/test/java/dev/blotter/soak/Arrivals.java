package dev.blotter.soak;

import dev.blotter.kernel.LanePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a broker has: of each user in the order in which it came, repeats told from the first. */
final class Arrivals {

  private final Map<String, Arrival> firsts = new LinkedHashMap<>();
  private final Map<String, List<Integer>> byUser = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, List<Arrival>> firstsByUser = new LinkedHashMap<>();
  private final Map<Integer, Integer> repeats = new HashMap<>();

  Arrivals(List<Arrival> all) {
    all.forEach(this::add);
  }

  private void add(Arrival arrival) {
    var ofUser = firstsByUser.computeIfAbsent(arrival.user(), user -> new ArrayList<>());
    if (firsts.putIfAbsent(arrival.event(), arrival) == null) {
      places.put(arrival.event(), ofUser.size());
      ofUser.add(arrival);
    } else {
      repeats.merge(arrival.position().lane(), 1, Integer::sum);
    }
    byUser
        .computeIfAbsent(arrival.user(), user -> new ArrayList<>())
        .add(places.get(arrival.event()));
  }

  /** Every event by its id. */
  Map<String, LanePosition> events() {
    Map<String, LanePosition> events = new HashMap<>();
    firsts.forEach((event, arrival) -> events.put(event, arrival.position()));
    return events;
  }

  /** The places in the log of each user's events, as they came for the first time. */
  Map<String, List<LanePosition>> firstsByUser() {
    Map<String, List<LanePosition>> positions = new HashMap<>();
    firstsByUser.forEach(
        (user, arrivals) -> positions.put(user, arrivals.stream().map(Arrival::position).toList()));
    return positions;
  }

  /** How often events of each lane came again. */
  Map<Integer, Integer> repeats() {
    return Map.copyOf(repeats);
  }

  /**
   * How many runs a user's events came in, each in order and without leaving one out, however they
   * lie between each other; one where nothing came again.
   */
  int runs(String user) {
    Map<Integer, Integer> ends = new HashMap<>();
    int runs = 0;
    for (int place : byUser.get(user)) {
      if (ends.getOrDefault(place - 1, 0) > 0) {
        ends.merge(place - 1, -1, Integer::sum);
      } else {
        runs++;
      }
      ends.merge(place, 1, Integer::sum);
    }
    return runs;
  }

  /** How long such events waited for the broker at most. */
  Duration longestWait(Predicate<Arrival> which) {
    return firsts.values().stream()
        .filter(which)
        .map(Arrival::waited)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
