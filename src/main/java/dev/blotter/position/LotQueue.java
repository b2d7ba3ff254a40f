package dev.blotter.position;

import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Open lots by the time they were acquired; those of one moment in the order they came. */
final class LotQueue {

  private final Deque<Lot> lots = new ArrayDeque<>();

  /** Of all of them: to add up thousands for each fee in kind would take seconds. */
  private BigDecimal quantity = BigDecimal.ZERO;

  /** Adds a lot in its place, which is near the end: few executions are reported late. */
  void add(Lot lot) {
    var later = new ArrayDeque<Lot>();
    while (!lots.isEmpty() && lots.getLast().openedAt().isAfter(lot.openedAt())) {
      later.addFirst(lots.removeLast());
    }
    lots.addLast(lot);
    lots.addAll(later);
    quantity = quantity.add(lot.qty().value());
  }

  boolean isEmpty() {
    return lots.isEmpty();
  }

  Lot newest() {
    return lots.getLast();
  }

  /** Takes out the next that a method closes. */
  Lot next(LotMethod method) {
    return taken(method == LotMethod.LIFO ? lots.removeLast() : lots.removeFirst());
  }

  /** Puts what is left of the next that the method closes back in its place. */
  void putBack(LotMethod method, Lot rest) {
    if (method == LotMethod.LIFO) {
      lots.addLast(rest);
    } else {
      lots.addFirst(rest);
    }
    quantity = quantity.add(rest.qty().value());
  }

  Lot takeNewest() {
    return taken(lots.removeLast());
  }

  private Lot taken(Lot lot) {
    quantity = quantity.subtract(lot.qty().value());
    return lot;
  }

  /** Takes out all of them, the oldest first. */
  List<Lot> takeAll() {
    var all = List.copyOf(lots);
    lots.clear();
    quantity = BigDecimal.ZERO;
    return all;
  }

  List<Lot> all() {
    return List.copyOf(lots);
  }

  /** How much they are together. */
  Quantity quantity() {
    return new Quantity(quantity);
  }
}
