package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How far the log and the projections that this node knows are in each lane. From where a lane is
 * to be read and up to where its rows may be read are two things: what this node may not move is
 * none of its work, and a projection that is left behind is not waited for. Not thread-safe.
 */
final class Positions {

  private final long[] heads = new long[Lane.COUNT];
  private final Map<String, Follower> followers = new HashMap<>();
  private Set<String> later = Set.of();

  /**
   * All of it is at the beginning at first.
   *
   * @param patience how long a projection is waited for where others have gone on
   */
  Positions(Collection<String> projections, Duration patience) {
    projections.forEach(name -> followers.put(name, new Follower(patience.toNanos())));
  }

  long head(int lane) {
    return heads[lane];
  }

  void headAtLeast(int lane, long head) {
    heads[lane] = Math.max(heads[lane], head);
  }

  /** Where a projection is; zero for one that this node does not know. */
  long at(String projection, int lane) {
    var follower = followers.get(projection);
    return follower == null ? 0 : follower.at(lane);
  }

  /** Nothing happens where this node does not know the projection. */
  void move(String projection, int lane, long position) {
    var follower = followers.get(projection);
    if (follower != null) {
      follower.move(lane, position);
    }
  }

  /** To be called once a lane's projections are where they are now, in nanoseconds. */
  void follow(int lane, long now) {
    long furthest = all(lane).max().orElse(0);
    followers.values().forEach(follower -> follower.follow(lane, furthest, now));
  }

  /** The projections whose rows are of a later version, so that this node may not move them. */
  void later(Set<String> projections) {
    later = Set.copyOf(projections);
  }

  /** The position up to which every projection has applied a lane. */
  long least(int lane) {
    return all(lane).min().orElse(0);
  }

  /** The same of those that are not left behind. */
  long readable(int lane) {
    return followers.values().stream()
        .filter(follower -> !follower.isLeftBehind(lane))
        .mapToLong(follower -> follower.at(lane))
        .min()
        .orElse(0);
  }

  /** The projections that readers of a lane do not wait for. */
  List<String> leftBehind(int lane) {
    return followers.entrySet().stream()
        .filter(one -> one.getValue().isLeftBehind(lane))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The same of any lane. */
  List<String> leftBehind() {
    return IntStream.range(0, Lane.COUNT)
        .boxed()
        .flatMap(lane -> leftBehind(lane).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * From where on a lane is to be read for the projections that this node may move: those that are
   * near each other go on together, from the least of them. None where nothing is to be applied.
   *
   * @param reach how many events those that go together are apart at most
   * @return that of the furthest first
   */
  List<Long> starts(int lane, long reach) {
    List<Long> starts = new ArrayList<>();
    long furthest = 0;
    for (long at : movable(lane).boxed().sorted(Comparator.reverseOrder()).toList()) {
      if (starts.isEmpty() || furthest - at > reach) {
        furthest = at;
        starts.add(at);
      } else {
        starts.set(starts.size() - 1, at);
      }
    }
    starts.removeIf(at -> at >= heads[lane]);
    return starts;
  }

  /** How many events of a lane the one that is furthest back has to apply, of those. */
  long behind(int lane) {
    return Math.max(0, heads[lane] - movable(lane).min().orElse(heads[lane]));
  }

  /** How many events a projection has still to apply. */
  long lag(String projection) {
    return followers.containsKey(projection)
        ? IntStream.range(0, Lane.COUNT)
            .mapToLong(lane -> Math.max(0, heads[lane] - at(projection, lane)))
            .sum()
        : 0;
  }

  /**
   * What any projection would come past, were these positions of a lane taken over; empty for
   * nothing.
   */
  Optional<Span> ahead(int lane, Map<String, Long> to) {
    long above = Long.MAX_VALUE;
    long upTo = 0;
    for (var found : to.entrySet()) {
      var follower = followers.get(found.getKey());
      if (follower != null && follower.at(lane) < found.getValue()) {
        above = Math.min(above, follower.at(lane));
        upTo = Math.max(upTo, found.getValue());
      }
    }
    return above < upTo ? Optional.of(new Span(lane, above, upTo)) : Optional.empty();
  }

  private LongStream all(int lane) {
    return followers.values().stream().mapToLong(follower -> follower.at(lane));
  }

  private LongStream movable(int lane) {
    return followers.entrySet().stream()
        .filter(one -> !later.contains(one.getKey()))
        .mapToLong(one -> one.getValue().at(lane));
  }
}
