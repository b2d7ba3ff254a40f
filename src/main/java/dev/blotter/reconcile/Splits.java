package dev.blotter.reconcile;

import dev.blotter.kernel.Ratio;
import dev.blotter.position.Adjustment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The splits of one user's positions by symbol, in the order in which they happened. */
final class Splits {

  private final Map<String, List<Adjustment>> bySymbol = new HashMap<>();

  /** Takes in a split; one that a revision has moved to another cycle is there already. */
  void add(String symbol, Adjustment split) {
    var known = bySymbol.computeIfAbsent(symbol, s -> new ArrayList<>());
    if (known.stream().noneMatch(each -> same(each, split))) {
      known.add(split);
    }
  }

  /** Whether that is the same split, whichever cycle it is told of. */
  static boolean same(Adjustment one, Adjustment other) {
    return one.reference().equals(other.reference())
        && one.at().equals(other.at())
        && Objects.equals(one.ratio(), other.ratio());
  }

  int count(String symbol) {
    return bySymbol.getOrDefault(symbol, List.of()).size();
  }

  /**
   * The splits since then, together.
   *
   * @param since how many there were
   * @param stands whether a revision has left the split where it was
   */
  Ratio since(String symbol, int since, Predicate<Adjustment> stands) {
    return bySymbol.getOrDefault(symbol, List.of()).stream()
        .skip(since)
        .filter(stands)
        .map(split -> Objects.requireNonNull(split.ratio()))
        .reduce(Ratio.ONE, Ratio::then);
  }
}
