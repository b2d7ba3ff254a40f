package dev.blotter.trading;

import dev.blotter.command.Handler;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderPolicies;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.portfolio.SettlementPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a node that trades is made of. */
final class TradingParts {

  /** How many orders of one account may be active. */
  static final int MOST_ACTIVE = 400;

  private TradingParts() {}

  /** The usual ones, with those fees and that window in which orders may not repeat others. */
  static TradingRules rules(FeeEstimate fees, Duration duplicateWindow) {
    return new TradingRules(
        OrderPolicies.STANDARD,
        new ReservationPolicy(new BigDecimal("1.03"), fees),
        MarginPolicy.STANDARD,
        new SettlementPolicy(
            1, LocalTime.of(9, 30), ZoneId.of("America/New_York"), TradingCalendar.WEEKDAYS),
        Quantity.of("1000000"),
        Optional.empty(),
        MOST_ACTIVE,
        duplicateWindow,
        false);
  }

  static List<Handler<?>> handlers(TradingRules rules, Prices prices, Instruments instruments) {
    return List.of(
        new UserCommandHandler(),
        new PortfolioCommandHandler(rules, prices),
        new PlaceOrderHandler(rules, prices, instruments),
        new PlaceGroupHandler(rules, prices, instruments),
        new ClosePositionHandler(new PlaceOrderHandler(rules, prices, instruments), instruments),
        new CancelOrderHandler(rules, prices),
        new ReplaceOrderHandler(rules, prices, instruments),
        new ExpireOrderHandler(rules, prices),
        new VenueReportHandler(rules, prices),
        new PositionCommandHandler(rules, prices));
  }
}
