package dev.blotter.audit.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts refusals of a kind together, so that a flood of them is told in few entries. The first is
 * an entry at once, and for as long as more of its kind come there is one a minute of how many they
 * were. A caller who finds ever more paths to be refused at is told of by operation.
 */
final class RefusalTally {

  /** How many kinds one caller may have before paths are told no more. */
  static final int KINDS_OF_ONE = 100;

  /** How many there may be in all. */
  static final int KINDS = 10_000;

  static final Duration SPAN = Duration.ofMinutes(1);

  private final Map<Kind, Kept> kinds = new HashMap<>();
  private final Map<String, Integer> ofCaller = new HashMap<>();

  /** False where there is no more room: nothing will tell of that one. */
  synchronized boolean add(RefusedCommand command) {
    var exact = Kind.of(command);
    if (kinds.containsKey(exact) || ofCaller.getOrDefault(exact.caller, 0) < KINDS_OF_ONE) {
      return add(exact, command);
    }
    var summary = command.ofManyPaths();
    return add(Kind.of(summary), summary);
  }

  private boolean add(Kind kind, RefusedCommand command) {
    var kept = kinds.get(kind);
    if (kept == null) {
      if (kinds.size() >= KINDS) {
        return false;
      }
      kept = new Kept(command.at());
      kinds.put(kind, kept);
      ofCaller.merge(kind.caller, 1, Integer::sum);
    }
    kept.count(command);
    return true;
  }

  /** What is to be written now. Kinds of which nothing came for a minute are forgotten. */
  synchronized List<Refusal> due(Instant now) {
    List<Refusal> due = new ArrayList<>();
    for (var each = kinds.entrySet().iterator(); each.hasNext(); ) {
      var next = each.next();
      if (!now.isBefore(next.getValue().due)) {
        next.getValue().take(now.plus(SPAN)).ifPresentOrElse(due::add, () -> forget(next, each));
      }
    }
    return due;
  }

  /** All that was counted and not yet taken, though it may be early. */
  synchronized List<Refusal> rest() {
    return kinds.values().stream().flatMap(kept -> kept.take(Instant.MAX).stream()).toList();
  }

  synchronized boolean isEmpty() {
    return kinds.isEmpty();
  }

  private void forget(Map.Entry<Kind, Kept> entry, Iterator<?> place) {
    ofCaller.computeIfPresent(entry.getKey().caller, (caller, n) -> n == 1 ? null : n - 1);
    place.remove();
  }

  /**
   * What is told in one entry.
   *
   * @param caller the subject of the token; empty for all who have not proved who they are
   */
  private record Kind(String caller, String code, String method, String path) {

    static Kind of(RefusedCommand command) {
      var caller = Objects.requireNonNullElse(command.actor(), "");
      return new Kind(caller, command.code(), command.method(), command.path());
    }
  }

  /** What has come of a kind since its last entry. */
  private static final class Kept {
    private Instant due;
    private @Nullable RefusedCommand first;
    private Instant lastAt;
    private int times;

    Kept(Instant at) {
      this.due = at;
      this.lastAt = at;
    }

    void count(RefusedCommand command) {
      first = first == null ? command : first;
      lastAt = command.at();
      times++;
    }

    Optional<Refusal> take(Instant next) {
      if (first == null) {
        return Optional.empty();
      }
      var taken = new Refusal(UUID.randomUUID(), first, lastAt, times);
      due = next;
      first = null;
      times = 0;
      return Optional.of(taken);
    }
  }
}
