package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first faults of a verification by lane and position, and how many there are. Thread-safe. */
final class Findings {

  static final int LIMIT = 100;
  private static final long LAST = Long.MAX_VALUE;

  private final TreeSet<Fault> first =
      new TreeSet<>(
          Comparator.comparingLong((Fault fault) -> orLast(fault.lane()))
              .thenComparingLong(fault -> orLast(fault.position()))
              .thenComparingLong(fault -> orLast(fault.head()))
              .thenComparing(Fault::kind)
              .thenComparing(Fault::detail));

  private long count;

  synchronized void add(Fault fault) {
    count++;
    first.add(fault);
    if (first.size() > LIMIT) {
      first.pollLast();
    }
  }

  /** Counts more of them that come after those that were added. */
  synchronized void addUnnamed(long more) {
    count += more;
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Fault> first() {
    return List.copyOf(first);
  }

  private static long orLast(@Nullable Number number) {
    return number == null ? LAST : number.longValue();
  }
}
