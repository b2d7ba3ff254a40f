package dev.blotter.risk;

import dev.blotter.kernel.Symbol;
import dev.blotter.risk.measure.Comparison;
import dev.blotter.risk.measure.Drawdown;
import dev.blotter.risk.measure.Drawdowns;
import dev.blotter.risk.measure.Figure;
import dev.blotter.risk.measure.Performance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an account did over the last year, by what it was worth each day, deposits and withdrawals
 * apart. Parts: 0.1 for ten percent; what is annual is by the days of a year. A figure that is not
 * defined is null, and {@code undefined} says why.
 *
 * @param from the day that it begins with, which has no return; null where no day was valued
 * @param to the day that it ends with; null where no day was valued
 * @param days how many returns there are
 * @param totalReturn of all days, chained
 * @param annualReturn the return of a year that comes to the same
 * @param volatility the deviation of returns in a year
 * @param downsideRisk the deviation below the rate without risk in a year
 * @param sharpeRatio what is gained over the rate without risk for each unit of volatility
 * @param sortinoRatio the same for each unit of the deviation below that rate
 * @param calmarRatio the annual return for each unit of the largest drawdown
 * @param omegaRatio all that was gained over the rate without risk by all that was lost against it
 * @param tailRatio how much the best returns are by how much the worst: quantiles of 95 and 5
 *     percent
 * @param ulcerIndex the root of the mean of squared drawdowns
 * @param conditionalDrawdown the mean depth of the deepest five percent of days
 * @param largestDrawdown null where it never was below its peak
 * @param currentDrawdown how far it is below its peak
 * @param longestRecoveryDays how many days it took at most until a peak was reached again
 * @param benchmark what it is compared with, or null where nothing was named
 * @param beta how far it moves where the benchmark moves by one
 * @param alpha what it gains in a year beyond that
 * @param informationRatio what it gains over the benchmark for each unit by which that deviates, in
 *     a day
 * @param captureRatio its annual return by that of the benchmark
 */
public record HistoryFigures(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    int days,
    @Nullable BigDecimal totalReturn,
    @Nullable BigDecimal annualReturn,
    @Nullable BigDecimal volatility,
    @Nullable BigDecimal downsideRisk,
    @Nullable BigDecimal sharpeRatio,
    @Nullable BigDecimal sortinoRatio,
    @Nullable BigDecimal calmarRatio,
    @Nullable BigDecimal omegaRatio,
    @Nullable BigDecimal tailRatio,
    @Nullable BigDecimal ulcerIndex,
    @Nullable BigDecimal conditionalDrawdown,
    @Nullable LargestDrawdown largestDrawdown,
    @Nullable BigDecimal currentDrawdown,
    int longestRecoveryDays,
    @Nullable Symbol benchmark,
    @Nullable BigDecimal beta,
    @Nullable BigDecimal alpha,
    @Nullable BigDecimal informationRatio,
    @Nullable BigDecimal captureRatio,
    Map<String, Figure.Reason> undefined) {

  private static final double DEEPEST = 0.05;

  /**
   * The deepest fall from a peak.
   *
   * @param depth as a part of the peak
   * @param recovered when the peak was reached again, or null where it was not
   */
  public record LargestDrawdown(
      BigDecimal depth, LocalDate peak, LocalDate trough, @Nullable LocalDate recovered) {

    private static LargestDrawdown of(Drawdown drawdown, List<LocalDate> days) {
      return new LargestDrawdown(
          Numbers.part(drawdown.depth()),
          days.get(drawdown.peak()),
          days.get(drawdown.trough()),
          Optional.ofNullable(drawdown.recovered()).map(days::get).orElse(null));
    }
  }

  static HistoryFigures of(RiskInputs inputs) {
    var equity = EquityReturns.of(inputs.valued(), inputs.policy());
    var benchmark = inputs.question().benchmark();
    var comparison =
        benchmark == null
            ? Comparison.undefined(Figure.Reason.NO_BENCHMARK)
            : compared(equity, inputs.history(), benchmark);
    return of(equity, inputs.policy().riskFreePerDay(), benchmark, comparison);
  }

  private static Comparison compared(EquityReturns equity, PriceHistory history, Symbol benchmark) {
    var closes = history.of(benchmark);
    return closes.isEmpty()
        ? Comparison.undefined(Figure.Reason.NO_BENCHMARK)
        : Comparison.of(equity.returns(), equity.of(closes));
  }

  private static HistoryFigures of(
      EquityReturns equity, double riskFree, @Nullable Symbol benchmark, Comparison comparison) {
    var performance = Performance.of(equity.returns());
    var drawdowns = Drawdowns.of(equity.returns());
    var days = equity.days();
    var noted = new Undefined();
    return new HistoryFigures(
        days.isEmpty() ? null : days.getFirst(),
        days.isEmpty() ? null : days.getLast(),
        equity.returns().size(),
        noted.part("total_return", performance.total()),
        noted.part("annual_return", performance.annualReturn()),
        noted.part("volatility", performance.volatility()),
        noted.part("downside_risk", performance.downsideRisk(riskFree)),
        noted.part("sharpe_ratio", performance.sharpe(riskFree)),
        noted.part("sortino_ratio", performance.sortino(riskFree)),
        noted.part("calmar_ratio", performance.calmar()),
        noted.part("omega_ratio", performance.omega(riskFree)),
        noted.part("tail_ratio", performance.tailRatio()),
        noted.part("ulcer_index", performance.drawdown(Drawdowns::ulcerIndex)),
        noted.part("conditional_drawdown", performance.drawdown(all -> all.conditional(DEEPEST))),
        drawdowns.largest().map(largest -> LargestDrawdown.of(largest, days)).orElse(null),
        noted.part("current_drawdown", performance.drawdown(Drawdowns::current)),
        drawdowns.longestRecovery(),
        benchmark,
        noted.part("beta", comparison.beta()),
        noted.part("alpha", comparison.alpha()),
        noted.part("information_ratio", comparison.informationRatio()),
        noted.part("capture_ratio", comparison.captureRatio()),
        noted.reasons());
  }
}
