package dev.blotter.position;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What all lots of a trail come to by one method.
 *
 * @param realized the profit of closed lots, fees apart
 * @param cost what open lots cost, below zero for what a short has brought
 * @param quantity of open lots, below zero where it is owed
 */
record LotSums(BigDecimal realized, BigDecimal cost, BigDecimal quantity) {

  static LotSums of(LotMethod method, PositionTrail trail) {
    var lots = Lots.of(method, trail.histories());
    return new LotSums(
        sum(lots.closed().stream().map(lot -> lot.grossPnl().amount())),
        sum(lots.open().stream().map(signed(lot -> lot.entryValue().amount()))),
        sum(lots.open().stream().map(signed(lot -> lot.qty().value()))));
  }

  private static Function<OpenLot, BigDecimal> signed(Function<OpenLot, BigDecimal> value) {
    return lot -> lot.side() == PositionSide.LONG ? value.apply(lot) : value.apply(lot).negate();
  }

  private static BigDecimal sum(Stream<BigDecimal> values) {
    return values.reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
