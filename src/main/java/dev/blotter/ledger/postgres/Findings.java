package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first faults of a verification by lane and position, and how many there are. Those that
 * somebody had acknowledged before it began are told from those that are new. Thread-safe.
 */
final class Findings {

  /** How many a verification shows. */
  static final int LIMIT = 100;

  /** How many new ones it puts into the book. */
  static final int BOOK = 1000;

  private static final long LAST = Long.MAX_VALUE;
  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparingLong((Fault fault) -> orLast(fault.lane()))
          .thenComparingLong(fault -> orLast(fault.position()))
          .thenComparingLong(fault -> orLast(fault.head()))
          .thenComparing(Fault::kind)
          .thenComparing(Fault::detail);

  private final TreeSet<Fault> first = new TreeSet<>(BY_PLACE);
  private final TreeSet<Fault> unheard = new TreeSet<>(BY_PLACE);

  /** Acknowledged ones that were not met yet, by what they say. */
  private final Map<Fault, Long> unmet = new HashMap<>();

  private final Set<Fault> acknowledged = new HashSet<>();
  private long count;
  private long unnamed;

  /** Says what was acknowledged, before anything is found. */
  synchronized void expect(List<Faults.Known> known) {
    for (var one : known) {
      acknowledged.add(one.fault());
      unmet.put(one.fault(), one.number());
    }
  }

  synchronized void add(Fault fault) {
    count++;
    keepFirst(first, fault, LIMIT);
    unmet.remove(fault);
    if (!acknowledged.contains(fault) && !keepFirst(unheard, fault, BOOK)) {
      unnamed++;
    }
  }

  /** False where there is no room, so that one had to go. */
  private static boolean keepFirst(NavigableSet<Fault> faults, Fault fault, int limit) {
    faults.add(fault);
    boolean room = faults.size() <= limit;
    if (!room) {
      faults.pollLast();
    }
    return room;
  }

  /** Counts more of them that come after those that were added. */
  synchronized void addUnnamed(long more) {
    count += more;
    unnamed += more;
  }

  /** How many of one kind have to be added, so that those that are new are among them. */
  synchronized int enough() {
    return BOOK + acknowledged.size();
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Fault> first() {
    return List.copyOf(first);
  }

  /** What nobody has acknowledged yet; more than that is one fault with their number. */
  synchronized List<Fault> unheard() {
    List<Fault> all = new ArrayList<>(unheard);
    if (unnamed > 0) {
      var detail = "there are %d more than are named here".formatted(unnamed);
      all.add(new Fault(Kind.UNNAMED, null, null, null, null, detail));
    }
    return all;
  }

  /** The numbers of those that were acknowledged and not met, if all that there is was named. */
  synchronized List<Long> gone() {
    return unnamed > 0 ? List.of() : List.copyOf(unmet.values());
  }

  private static long orLast(@Nullable Number number) {
    return number == null ? LAST : number.longValue();
  }
}
