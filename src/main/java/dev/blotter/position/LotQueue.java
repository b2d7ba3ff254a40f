package dev.blotter.position;

import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Open lots by the time they were acquired; those of one moment in the order they came. */
final class LotQueue {

  private final List<OpenLot> lots = new ArrayList<>();

  void add(OpenLot lot) {
    int at = lots.size();
    while (at > 0 && lots.get(at - 1).openedAt().isAfter(lot.openedAt())) {
      at--;
    }
    lots.add(at, lot);
  }

  boolean isEmpty() {
    return lots.isEmpty();
  }

  OpenLot newest() {
    return lots.getLast();
  }

  /** Takes out the next that a method closes. */
  OpenLot next(LotMethod method) {
    return method == LotMethod.LIFO ? lots.removeLast() : lots.removeFirst();
  }

  /** Puts what is left of the next that the method closes back in its place. */
  void putBack(LotMethod method, OpenLot rest) {
    lots.add(method == LotMethod.LIFO ? lots.size() : 0, rest);
  }

  OpenLot takeNewest() {
    return lots.removeLast();
  }

  /** Takes out all of them, the oldest first. */
  List<OpenLot> takeAll() {
    var all = List.copyOf(lots);
    lots.clear();
    return all;
  }

  List<OpenLot> all() {
    return List.copyOf(lots);
  }

  /** How much they are together. */
  Quantity quantity() {
    return new Quantity(
        lots.stream().map(lot -> lot.qty().value()).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
