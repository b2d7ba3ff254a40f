package dev.blotter.risk;

import dev.blotter.portfolio.ValuedDay;
import dev.blotter.risk.measure.Returns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account gained from day to day, deposits and withdrawals apart. A day of the year's that
 * has no valuation is one on which nothing changed; what is gained on other days, such as weekends,
 * is a part of the next that is one. A day whose worth is not known has no return.
 *
 * @param days the first is where it begins; each other one has a return
 */
record EquityReturns(List<LocalDate> days, Returns returns) {

  static EquityReturns of(EquityDays valued, RiskPolicy policy) {
    var run = new Run(policy);
    var before = valued.before();
    if (before != null && before.equity() != null) {
      run.begin(valued.first().minusDays(1), before.equity());
    }
    valued.days().forEach(run::add);
    run.end(valued.unchangedUntil());
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
    private final RiskPolicy policy;
    private @Nullable BigDecimal last;

    /** The last day of which it is known, whether it counts or not. */
    private LocalDate known = LocalDate.MIN;

    /** What one unit has become since the last of the days; {@code NaN} where that is unknown. */
    private double growth = 1;

    Run(RiskPolicy policy) {
      this.policy = policy;
    }

    void begin(LocalDate day, BigDecimal equity) {
      days.add(day);
      known = day;
      last = equity;
    }

    void add(ValuedDay valued) {
      var equity = valued.equity();
      if (last == null) {
        if (equity != null) {
          begin(valued.day(), equity);
        }
        return;
      }
      unchangedUntil(valued.day());
      if (equity != null) {
        var grown = valued.growthSince(last);
        growth *= grown == null ? Double.NaN : grown.doubleValue();
        known = valued.day();
        last = equity;
      }
      if (policy.counts(valued.day())) {
        add(valued.day(), equity == null ? Double.NaN : gained());
      }
    }

    /** What was gained on days that do not count, and no other has followed on, is told too. */
    void end(LocalDate unchangedUntil) {
      if (last == null) {
        return;
      }
      unchangedUntil(unchangedUntil);
      if (growth != 1 && known.isAfter(days.getLast())) {
        add(known, gained());
      }
    }

    private void unchangedUntil(LocalDate next) {
      for (var day = days.getLast().plusDays(1); day.isBefore(next); day = day.plusDays(1)) {
        if (policy.counts(day)) {
          add(day, gained());
        }
      }
    }

    private double gained() {
      double gained = growth - 1;
      growth = 1;
      return gained;
    }

    private void add(LocalDate day, double gained) {
      days.add(day);
      returns.add(gained);
    }
  }
}
