package dev.blotter.risk;

import dev.blotter.kernel.TradingCalendar;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.risk.measure.Returns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account gained from day to day, deposits and withdrawals apart. A business day without a
 * valuation is one on which nothing changed; a day whose worth is not known has no return.
 *
 * @param days the first is where it begins; each other one has a return
 */
record EquityReturns(List<LocalDate> days, Returns returns) {

  /** From valuations, the oldest first. */
  static EquityReturns of(List<ValuedDay> valued, RiskPolicy policy) {
    var run = new Run(policy.calendar());
    valued.forEach(run::add);
    var values = run.returns.stream().mapToDouble(Double::doubleValue).toArray();
    return new EquityReturns(List.copyOf(run.days), Returns.of(values, policy.daysPerYear()));
  }

  /** What something with these prices returned on the same days; unknown before the first. */
  Returns of(Closes closes) {
    var values = new double[returns.size()];
    for (int i = 0; i < values.length; i++) {
      var before = closes.until(days.get(i));
      var after = closes.until(days.get(i + 1));
      values[i] =
          before.isEmpty() || after.isEmpty()
              ? Double.NaN
              : after.getAsDouble() / before.getAsDouble() - 1;
    }
    return Returns.of(values, returns.perYear());
  }

  private static final class Run {
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Double> returns = new ArrayList<>();
    private final TradingCalendar calendar;
    private @Nullable BigDecimal last;

    Run(TradingCalendar calendar) {
      this.calendar = calendar;
    }

    void add(ValuedDay valued) {
      if (last != null) {
        unchangedUntil(valued.day());
        add(valued.day(), gained(last, valued));
      } else if (valued.equity() != null) {
        days.add(valued.day());
      }
      last = valued.equity() == null ? last : valued.equity();
    }

    private static double gained(BigDecimal before, ValuedDay valued) {
      var growth = valued.growthSince(before);
      return growth == null ? Double.NaN : growth.doubleValue() - 1;
    }

    private void unchangedUntil(LocalDate next) {
      for (var day = days.getLast().plusDays(1); day.isBefore(next); day = day.plusDays(1)) {
        if (calendar.isOpen(day)) {
          add(day, 0);
        }
      }
    }

    private void add(LocalDate day, double gained) {
      days.add(day);
      returns.add(gained);
    }
  }
}
