package dev.blotter.trading;

import dev.blotter.job.StartOrder;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.order.OrderAggregate;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.position.PositionAggregate;
import dev.blotter.user.UserAggregate;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the pure rules known to the running service. */
final class TradingBeans {

  private TradingBeans() {}

  @Produces
  @Singleton
  @Startup(StartOrder.SETTINGS)
  static TradingRules rules(TradingConfig config) {
    return TradingRules.of(config);
  }

  @Produces
  @Singleton
  static MarginPolicy margin(TradingRules rules) {
    return rules.margin();
  }

  @Produces
  @Singleton
  static TradingCalendar calendar(TradingRules rules) {
    return rules.settlement().calendar();
  }

  @Produces
  @Singleton
  static TradingDays days(TradingConfig config) {
    return new TradingDays(config.valuationTime(), config.sessionZone());
  }

  @Produces
  @Singleton
  static UserAggregate users() {
    return new UserAggregate();
  }

  @Produces
  @Singleton
  static PortfolioAggregate portfolios() {
    return new PortfolioAggregate();
  }

  @Produces
  @Singleton
  static OrderAggregate orders() {
    return new OrderAggregate();
  }

  @Produces
  @Singleton
  static PositionAggregate positions() {
    return new PositionAggregate();
  }
}
