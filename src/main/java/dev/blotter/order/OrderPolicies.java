package dev.blotter.order;

import dev.blotter.kernel.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about orders.
 *
 * @param reopenFilled whether a filled order may be replaced by a larger one (FIX C.1.c)
 * @param subPennyPrices whether limits and stops of plain symbols may have more than two decimals
 *     from 1.00 on and more than four below
 * @param sessionClose when DAY orders end
 * @param immediateTimeout how long IOC and FOK orders wait for a silent venue
 */
public record OrderPolicies(
    boolean reopenFilled,
    boolean subPennyPrices,
    SessionClose sessionClose,
    Duration immediateTimeout) {

  /**
   * New York's close at 16:00 and four hours more, ten seconds, filled orders stay filled, any
   * price.
   */
  public static final OrderPolicies STANDARD =
      new OrderPolicies(
          false,
          true,
          new SessionClose(
              LocalTime.of(16, 0),
              ZoneId.of("America/New_York"),
              TradingCalendar.WEEKDAYS,
              Map.of(),
              Duration.ofHours(4)),
          Duration.ofSeconds(10));

  /** When an order of those terms ends by itself; null where it does not. */
  @Nullable Instant expiry(OrderTerms asked, Instant now) {
    return switch (asked.timeInForce()) {
      case DAY -> asked.extendedHours() ? sessionClose.extendedAfter(now) : sessionClose.after(now);
      case GTD -> asked.expireAt();
      case IOC, FOK -> now.plus(immediateTimeout);
      case GTC -> null;
    };
  }
}
