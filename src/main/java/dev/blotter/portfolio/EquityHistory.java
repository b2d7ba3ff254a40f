package dev.blotter.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has earned over some days, apart from what came in and went out.
 *
 * <p>The profit of a day is its equity, less the equity before the first day, less all flows since.
 * The return of a day is that of {@link ValuedDay#growthSince}; the returns of all days so far,
 * chained, make the time-weighted return, which does not depend on how much was deposited when.
 * Pure.
 *
 * @param points oldest first
 */
public record EquityHistory(List<Point> points) {

  private static final int RATIO_SCALE = 8;

  public EquityHistory {
    points = List.copyOf(points);
  }

  /**
   * A day and what was earned by then.
   *
   * @param equity in the base currency, as the profit is; null where a price or a rate was missing
   * @param flows deposits less withdrawals since the last day before that had an equity; null where
   *     a currency had no rate
   * @param profit null where the equity, or anything that flowed since the beginning, is not known
   * @param ratio the time-weighted return, to eight decimals: 0.01 is one percent; null where there
   *     was nothing that could earn, or what the chain needs is not known
   */
  public record Point(
      LocalDate day,
      Instant at,
      @Nullable BigDecimal equity,
      @Nullable BigDecimal flows,
      @Nullable BigDecimal profit,
      @Nullable BigDecimal ratio) {}

  /**
   * The history of these days.
   *
   * @param base the last equity known before the first of them; zero where the account was not
   *     valued before
   * @param days oldest first
   */
  public static EquityHistory of(BigDecimal base, List<ValuedDay> days) {
    var chain = new Chain(base);
    return new EquityHistory(days.stream().map(chain::next).toList());
  }

  /** Goes from day to day; what is not known once is not known from then on. */
  private static final class Chain {
    private final BigDecimal base;
    private BigDecimal before;
    private @Nullable BigDecimal flows = BigDecimal.ZERO;
    private @Nullable BigDecimal growth = BigDecimal.ONE;

    Chain(BigDecimal base) {
      this.base = base;
      this.before = base;
    }

    Point next(ValuedDay day) {
      var equity = day.equity();
      if (equity == null) {
        return new Point(day.day(), day.at(), null, day.flows(), null, null);
      }
      var ratio = ratio(day);
      var profit = profit(equity, day.flows());
      before = equity;
      return new Point(day.day(), day.at(), equity, day.flows(), profit, ratio);
    }

    private @Nullable BigDecimal profit(BigDecimal equity, @Nullable BigDecimal flowed) {
      flows = flows == null || flowed == null ? null : flows.add(flowed);
      return flows == null ? null : equity.subtract(base).subtract(flows);
    }

    /**
     * An account that was empty has earned nothing; one that owed more than it had has no ratio.
     */
    private @Nullable BigDecimal ratio(ValuedDay day) {
      var factor = day.growthSince(before);
      if (growth == null || factor == null) {
        growth = before.signum() == 0 && day.flows() != null ? growth : null;
        return null;
      }
      var grown = growth.multiply(factor, MathContext.DECIMAL128);
      growth = grown.signum() > 0 ? grown : null;
      return grown.subtract(BigDecimal.ONE).setScale(RATIO_SCALE, RoundingMode.HALF_EVEN);
    }
  }
}
