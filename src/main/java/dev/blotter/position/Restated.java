package dev.blotter.position;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bust or a correction made of the movements of a cycle: only what it changed, since there
 * may be thousands.
 *
 * @param from how many before these stay as they were
 * @param were what is no longer, in its order
 * @param are what stands in its place
 * @param span of all movements as they stand now; null where none is left: the cycle never was
 */
public record Restated(
    int from, List<Movement> were, List<Movement> are, @Nullable CycleSpan span) {

  public Restated {
    were = List.copyOf(were);
    are = List.copyOf(are);
  }

  /** What two lists have in common at their beginnings and ends is left out. */
  static Restated between(List<Movement> before, List<Movement> now) {
    int shorter = Math.min(before.size(), now.size());
    int from = 0;
    while (from < shorter && before.get(from).equals(now.get(from))) {
      from++;
    }
    int same = 0;
    while (same < shorter - from
        && before.get(before.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
      same++;
    }
    return new Restated(
        from,
        before.subList(from, before.size() - same),
        now.subList(from, now.size() - same),
        now.isEmpty() ? null : CycleSpan.of(now));
  }

  /** Whether all movements stand as they did before. */
  boolean changesNothing() {
    return were.isEmpty() && are.isEmpty();
  }

  /** Changes a list of movements that stand as they did before. */
  void change(List<Movement> movements) {
    movements.subList(from, from + were.size()).clear();
    movements.addAll(from, are);
  }
}
