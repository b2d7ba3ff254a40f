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

  void add(String symbol, Adjustment split) {
    bySymbol.computeIfAbsent(symbol, s -> new ArrayList<>()).add(split);
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
