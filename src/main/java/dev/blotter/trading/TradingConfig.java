package dev.blotter.trading;

import dev.blotter.job.IntervalConverter;
import dev.blotter.job.TimeOfDayConverter;
import dev.blotter.job.ZoneConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The figures that the rules of trading are run with. */
@ConfigMapping(prefix = "blotter.trading")
public interface TradingConfig {

  /** When a session ends, in the session's zone; DAY orders end then. */
  @WithDefault("16:00")
  @WithConverter(TimeOfDayConverter.class)
  LocalTime sessionClose();

  @WithDefault("America/New_York")
  @WithConverter(ZoneConverter.class)
  ZoneId sessionZone();

  /**
   * How long after a session orders with extended hours may be executed; those for DAY end then.
   */
  @WithDefault("4h")
  @DurationMin
  Duration extendedHours();

  /** Days without a session, beside Saturdays and Sundays: no DAY order ends, no cash settles. */
  Optional<Set<@WithConverter(DateConverter.class) LocalDate>> holidays();

  /** Days whose session ends at another time: DAY orders end then. */
  Optional<List<@WithConverter(HalfDayConverter.class) HalfDay>> halfDays();

  /** How many business days after a trade its cash settles: one for US equities since 2024. */
  @WithDefault("1")
  @Min(0)
  int settlementDays();

  /** The time of day, in the session's zone, at which cash settles. */
  @WithDefault("09:30")
  @WithConverter(TimeOfDayConverter.class)
  LocalTime settlementTime();

  /** How long an IOC or FOK order may stay unanswered before the service ends it. */
  @WithDefault("10s")
  @DurationMin(millis = 1)
  Duration immediateTimeout();

  /**
   * How long nothing may be heard of an order that waits for its venue before it counts as stuck.
   */
  @WithDefault("5m")
  @DurationMin(millis = 1)
  Duration stuckAfter();

  /** What a price is multiplied by where the execution may be worse than it. */
  @WithDefault("1.03")
  @DecimalMin("1")
  BigDecimal collar();

  /**
   * What an order is expected to be charged, in basis points of what it costs; it is reserved with
   * it. The default is what large exchanges charge, and more than most brokers do.
   */
  @WithDefault("10")
  @DecimalMin("0")
  BigDecimal feeEstimate();

  /** The least that is expected of each order, in the currency its instrument is quoted in. */
  @WithDefault("0")
  @DecimalMin("0")
  BigDecimal feeMinimum();

  /** What an open short holds beyond the cost of buying back, as a part of that cost. */
  @WithDefault("0.5")
  @DecimalMin("0")
  @DecimalMax("1")
  BigDecimal initialMargin();

  /** The largest quantity of one order. */
  @WithDefault("1000000000")
  @DecimalMin(value = "0", inclusive = false)
  BigDecimal maxQuantity();

  /** The largest value of one order in its quote currency; no limit where it is not set. */
  Optional<@DecimalMin(value = "0", inclusive = false) BigDecimal> maxNotional();

  /**
   * How many orders of one account may be active at once. Each is kept in the memory of the node
   * that decides for the account, some 350 bytes.
   */
  @WithDefault("100000")
  @Min(1)
  int maxActiveOrders();

  /**
   * For how long an order for the same as one of its user's is refused; a minute at most, and no
   * time at all where it is zero.
   */
  @WithDefault("0s")
  @DurationMin
  @DurationMax(minutes = 1)
  Duration duplicateWindow();

  /** Whether nothing may be ordered but the instruments that somebody has told of. */
  @WithDefault("false")
  boolean knownInstrumentsOnly();

  /** Whether prices may be finer than a cent, and than a hundredth of one below 1.00. */
  @WithDefault("true")
  boolean subPennyPrices();

  /** Whether a filled order may be replaced by one of a larger quantity (FIX scenario C.1.c). */
  @WithDefault("false")
  boolean reopenFilled();

  /** How often orders whose time is over are looked for. */
  @WithDefault("1s")
  Optional<@WithConverter(IntervalConverter.class) Duration> expiryInterval();

  /** How often cash that is due is looked for. */
  @WithDefault("60s")
  Optional<@WithConverter(IntervalConverter.class) Duration> settlementInterval();

  /** The time of day, in the session's zone, at which a trading day ends and is valued. */
  @WithDefault("00:00")
  @WithConverter(TimeOfDayConverter.class)
  LocalTime valuationTime();

  /** How often accounts that are to be valued are looked for. */
  @WithDefault("60s")
  Optional<@WithConverter(IntervalConverter.class) Duration> valuationInterval();
}
