package dev.blotter.seeding;

import dev.blotter.command.Aggregates;
import dev.blotter.command.Handler;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderPolicies;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.portfolio.SettlementPolicy;
import dev.blotter.position.PositionAggregate;
import dev.blotter.trading.CancelOrderHandler;
import dev.blotter.trading.ExpireOrderHandler;
import dev.blotter.trading.PlaceOrderHandler;
import dev.blotter.trading.PortfolioCommandHandler;
import dev.blotter.trading.ReplaceOrderHandler;
import dev.blotter.trading.TradingRules;
import dev.blotter.trading.UserCommandHandler;
import dev.blotter.trading.VenueReportHandler;
import dev.blotter.user.UserAggregate;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service's own rules, as they are by default where no fee is reserved. */
final class Rules {

  private static final TradingRules DEFAULTS =
      new TradingRules(
          OrderPolicies.STANDARD,
          ReservationPolicy.STANDARD,
          MarginPolicy.STANDARD,
          new SettlementPolicy(
              1, LocalTime.of(9, 30), ZoneId.of("America/New_York"), TradingCalendar.WEEKDAYS),
          Quantity.of("1000000000"),
          Optional.empty(),
          Integer.MAX_VALUE,
          Duration.ZERO,
          false);

  private final Map<Class<?>, Handler<?>> handlers = new HashMap<>();
  private final Aggregates aggregates =
      new Aggregates(
          List.of(
              new UserAggregate(),
              new PortfolioAggregate(),
              new OrderAggregate(),
              new PositionAggregate()));

  Rules(Prices prices) {
    List.of(
            new UserCommandHandler(),
            new PortfolioCommandHandler(DEFAULTS, prices),
            new PlaceOrderHandler(DEFAULTS, prices, Instruments.NONE),
            new CancelOrderHandler(DEFAULTS, prices),
            new ReplaceOrderHandler(DEFAULTS, prices, Instruments.NONE),
            new ExpireOrderHandler(DEFAULTS, prices),
            new VenueReportHandler(DEFAULTS, prices))
        .forEach(handler -> register(handler.handles(), handler));
  }

  AccountRun account(Ids ids) {
    return new AccountRun(handlers, aggregates, ids);
  }

  private void register(Class<?> command, Handler<?> handler) {
    if (command.isSealed()) {
      for (var permitted : command.getPermittedSubclasses()) {
        register(permitted, handler);
      }
    } else {
      handlers.put(command, handler);
    }
  }
}
