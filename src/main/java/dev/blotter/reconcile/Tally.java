package dev.blotter.reconcile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums of numbers, each under a name; what was never added to is zero. */
final class Tally {

  private final Map<String, BigDecimal> sums = new HashMap<>();

  void add(String name, BigDecimal number) {
    sums.merge(name, number, BigDecimal::add);
  }

  void addAll(Tally other) {
    other.sums.forEach(this::add);
  }

  BigDecimal of(String name) {
    return sums.getOrDefault(name, BigDecimal.ZERO);
  }

  /** The names of either, in order. */
  Set<String> namesWith(Tally other) {
    Set<String> names = new TreeSet<>(sums.keySet());
    names.addAll(other.sums.keySet());
    return names;
  }
}
