package dev.blotter.audit.web;

import dev.blotter.audit.account.MoneyPoint;
import java.math.BigDecimal;
import java.time.Instant;

/** How a user's money stood from a moment on, as it is taken along: each says what it is in. */
record MoneyRecord(
    Instant at,
    String currency,
    BigDecimal cash,
    BigDecimal reserved,
    BigDecimal positionCost,
    BigDecimal realizedPnl,
    MoneyHistoryView.Cause event) {

  static MoneyRecord of(MoneyPoint point) {
    var shown = MoneyHistoryView.Point.of(point);
    return new MoneyRecord(
        shown.at(),
        point.figures().cash().currency().code(),
        shown.cash(),
        shown.reserved(),
        shown.positionCost(),
        shown.realizedPnl(),
        shown.event());
  }
}
