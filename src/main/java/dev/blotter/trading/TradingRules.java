package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.order.OrderPolicies;
import dev.blotter.order.SessionClose;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.RecentOrders;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.portfolio.SettlementPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator decides about trading, as the pure rules take it.
 *
 * @param maxQuantity the largest quantity of one order
 * @param maxNotional the largest value of one order in its quote currency, or empty for no limit
 * @param maxActiveOrders how many orders of one account may be active at once
 * @param duplicateWindow for how long an order for the same again is refused; zero where it is not
 * @param knownInstrumentsOnly whether nothing is ordered that nobody has told how to trade
 */
public record TradingRules(
    OrderPolicies orders,
    ReservationPolicy reservations,
    MarginPolicy margin,
    SettlementPolicy settlement,
    Quantity maxQuantity,
    Optional<BigDecimal> maxNotional,
    int maxActiveOrders,
    Duration duplicateWindow,
    boolean knownInstrumentsOnly) {

  public TradingRules {
    if (duplicateWindow.isNegative() || duplicateWindow.compareTo(RecentOrders.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "blotter.trading.duplicate-window is a minute at most: " + duplicateWindow);
    }
  }

  static TradingRules of(TradingConfig config) {
    var calendar = new TradingCalendar(config.holidays().orElse(Set.of()));
    return new TradingRules(
        new OrderPolicies(
            config.reopenFilled(),
            config.subPennyPrices(),
            new SessionClose(
                config.sessionClose(),
                config.sessionZone(),
                calendar,
                halfDays(config, calendar),
                config.extendedHours()),
            config.immediateTimeout()),
        new ReservationPolicy(
            config.collar(), new FeeEstimate(config.feeEstimate(), config.feeMinimum())),
        new MarginPolicy(config.initialMargin()),
        new SettlementPolicy(
            config.settlementDays(), config.settlementTime(), config.sessionZone(), calendar),
        new Quantity(config.maxQuantity()),
        config.maxNotional(),
        config.maxActiveOrders(),
        config.duplicateWindow(),
        config.knownInstrumentsOnly());
  }

  private static Map<LocalDate, LocalTime> halfDays(
      TradingConfig config, TradingCalendar calendar) {
    Map<LocalDate, LocalTime> closes = new HashMap<>();
    for (var half : config.halfDays().orElse(List.of())) {
      if (!calendar.isOpen(half.day())) {
        throw wrongHalfDay(half, "has no session");
      }
      if (closes.putIfAbsent(half.day(), half.close()) != null) {
        throw wrongHalfDay(half, "is named twice");
      }
    }
    return closes;
  }

  private static IllegalArgumentException wrongHalfDay(HalfDay half, String why) {
    return new IllegalArgumentException("blotter.trading.half-days: " + half.day() + " " + why);
  }
}
