package dev.blotter.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The figures that risk is measured with. */
@ConfigMapping(prefix = "blotter.risk")
public interface RiskConfig {

  /** How many daily returns values at risk follow from at most. */
  @WithDefault("252")
  @Min(2)
  int window();

  /** How many daily returns an instrument must have to be a part of them. */
  @WithDefault("30")
  @Min(2)
  int minReturns();

  /** How many days a year has in which prices move: 252 for exchanges, 365 for crypto-assets. */
  @WithDefault("252")
  @Min(1)
  @Max(366)
  int daysPerYear();

  /** What is gained in a year without risk, as a part: 0.04 for four percent. */
  @WithDefault("0")
  @DecimalMin("-1")
  @DecimalMax("1")
  double riskFreeRate();

  /** What accounts are compared with where a request names nothing. */
  Optional<String> benchmark();

  /** How old a price may be before it is told to be stale. */
  @WithDefault("15m")
  @DurationMin(millis = 1)
  Duration staleAfter();

  /** What must stay of what is held, as a part of its value (FINRA 4210). */
  @WithDefault("0.25")
  @DecimalMin("0")
  @DecimalMax("1")
  BigDecimal maintenanceLong();

  /** The same of what is owed. */
  @WithDefault("0.30")
  @DecimalMin("0")
  BigDecimal maintenanceShort();

  /** What measures should not be above. */
  Limits limits();

  /**
   * A part of equity for each {@link RiskLimit}; none unless it is set. Each has a method of its
   * own, since the dash of a key in a map is lost in the name of an environment variable.
   */
  interface Limits {

    Optional<@DecimalMin("0") BigDecimal> grossExposure();

    Optional<@DecimalMin("0") BigDecimal> netExposure();

    Optional<@DecimalMin("0") BigDecimal> largestPosition();

    Optional<@DecimalMin("0") BigDecimal> valueAtRisk();

    Optional<@DecimalMin("0") BigDecimal> drawdown();
  }
}
