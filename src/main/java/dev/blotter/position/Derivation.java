package dev.blotter.position;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Cycles derived anew from movements.
 *
 * @param histories by position id, in order
 * @param opened the events of those that did not exist before
 * @param book where the account stands after all of them
 */
record Derivation(
    Map<UUID, CycleHistory> histories, List<PositionChange> opened, PositionBook book) {

  /** Runs the movements; cycles take the ids of those that were, in order, then new ones. */
  static Derivation of(
      PositionBook before,
      List<CycleHistory> were,
      List<Movement> movements,
      Supplier<UUID> newId) {
    var first = were.getFirst();
    var ids = were.stream().map(CycleHistory::positionId).toList();
    var start = before.with(first.previous(), 0, null);
    var run = new Run(start, before.lastCycle(), were, newId);
    movements.forEach(run::move);
    return run.derivation(Set.copyOf(ids));
  }

  /** One run; not pure inside, so that the ids are drawn in order. */
  private static final class Run {
    private final Iterator<CycleHistory> known;
    private final Supplier<UUID> newId;
    private final List<PositionChange> changes = new ArrayList<>();
    private PositionBook book;
    private int highest;

    Run(PositionBook start, int highest, List<CycleHistory> known, Supplier<UUID> newId) {
      this.book = start;
      this.highest = highest;
      this.known = known.iterator();
      this.newId = newId;
    }

    void move(Movement movement) {
      var fill = movement.fill();
      if (fill != null) {
        book.legs(fill).forEach(this::filled);
      } else {
        var adjusted = book.apply(movement.requireAdjustment());
        changes.addAll(adjusted);
        book = book.after(adjusted);
      }
    }

    // The number of a cycle that existed does not change; a new one gets the next that is free.
    private void filled(Fill leg) {
      var id = newId;
      if (book.opensNext()) {
        var cycle = known.hasNext() ? known.next() : null;
        var number = cycle != null ? cycle.cycle() : ++highest;
        book = withNumber(number - 1);
        id = cycle != null ? cycle::positionId : newId;
      }
      var change = book.applyLeg(leg, id);
      changes.add(change);
      book = book.after(change);
    }

    private PositionBook withNumber(int lastCycle) {
      return book.with(book.lastId(), lastCycle, book.last());
    }

    Derivation derivation(Set<UUID> existing) {
      Map<UUID, List<PositionEvent>> events =
          changes.stream()
              .collect(
                  Collectors.groupingBy(
                      PositionChange::positionId,
                      LinkedHashMap::new,
                      Collectors.mapping(PositionChange::event, Collectors.toList())));
      Map<UUID, CycleHistory> histories = new LinkedHashMap<>();
      events.forEach((id, list) -> histories.put(id, CycleHistory.of(id, list)));
      var opened = changes.stream().filter(c -> !existing.contains(c.positionId())).toList();
      return new Derivation(
          histories, opened, histories.isEmpty() ? nothingLeft() : withNumber(highest));
    }

    // Where nothing is left, the chain goes on from the first cycle, which is void now.
    private PositionBook nothingLeft() {
      return book.with(known.next().positionId(), highest, null);
    }
  }
}
