package dev.blotter.position;

import java.util.List;

/**
 * A position seen as lots: a reading of its history for reports and taxes, which changes nothing.
 * Whatever the method, realized and unrealized profit come to the same sum, once all is flat also
 * by {@link LotMethod#FLAT_TO_FLAT}, which says nothing of a cycle before.
 *
 * @param closed in the order in which they were closed
 * @param open the oldest first
 */
public record Lots(LotMethod method, List<ClosedLot> closed, List<OpenLot> open) {

  public Lots {
    closed = List.copyOf(closed);
    open = List.copyOf(open);
  }

  /**
   * The lots of these cycles of one instrument.
   *
   * @param histories consecutive cycles, the oldest first
   */
  public static Lots of(LotMethod method, List<CycleHistory> histories) {
    if (method == LotMethod.FLAT_TO_FLAT) {
      var trips = histories.stream().flatMap(history -> RoundTrip.of(history).stream()).toList();
      return new Lots(method, trips, List.of());
    }
    var run = new LotRun(method);
    var movements = histories.stream().flatMap(h -> h.movements().stream()).toList();
    Legs.whole(movements).forEach(run::move);
    return new Lots(method, run.closed(), run.open());
  }
}
