package dev.blotter.risk;

import dev.blotter.kernel.TradingCalendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The figures that risk is measured with.
 *
 * @param window how many daily returns are looked at, the newest
 * @param minReturns how many an instrument must have to be a part
 * @param daysPerYear by which what is daily becomes annual
 * @param riskFreeRate what is gained in a year without risk, as a part
 * @param staleAfter how old a price may be
 * @param maintenanceLong what must stay of what is held, as a part of its value
 * @param maintenanceShort the same of what is owed
 * @param calendar on which days prices move, unless that is each of the year
 * @param limits what measures should not be above, as parts of equity
 */
public record RiskPolicy(
    int window,
    int minReturns,
    int daysPerYear,
    double riskFreeRate,
    Duration staleAfter,
    BigDecimal maintenanceLong,
    BigDecimal maintenanceShort,
    TradingCalendar calendar,
    Map<RiskLimit, BigDecimal> limits) {

  private static final int DAYS_OF_YEAR = 365;

  public RiskPolicy {
    limits = Map.copyOf(limits);
  }

  static RiskPolicy of(RiskConfig config, TradingCalendar calendar) {
    return new RiskPolicy(
        config.window(),
        config.minReturns(),
        config.daysPerYear(),
        config.riskFreeRate(),
        config.staleAfter(),
        config.maintenanceLong(),
        config.maintenanceShort(),
        calendar,
        limits(config.limits()));
  }

  private static Map<RiskLimit, BigDecimal> limits(RiskConfig.Limits config) {
    var limits = new EnumMap<RiskLimit, BigDecimal>(RiskLimit.class);
    for (var limit : RiskLimit.values()) {
      maximum(limit, config).ifPresent(maximum -> limits.put(limit, maximum));
    }
    return limits;
  }

  private static Optional<BigDecimal> maximum(RiskLimit limit, RiskConfig.Limits config) {
    return switch (limit) {
      case GROSS_EXPOSURE -> config.grossExposure();
      case NET_EXPOSURE -> config.netExposure();
      case LARGEST_POSITION -> config.largestPosition();
      case VALUE_AT_RISK -> config.valueAtRisk();
      case DRAWDOWN -> config.drawdown();
    };
  }

  /** Whether that day is one of those by which what is daily becomes annual. */
  boolean counts(LocalDate day) {
    return daysPerYear >= DAYS_OF_YEAR || calendar.isOpen(day);
  }

  /** What is gained in a day without risk. */
  double riskFreePerDay() {
    return Math.pow(1 + riskFreeRate, 1.0 / daysPerYear) - 1;
  }
}
