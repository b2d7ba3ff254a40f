package dev.blotter.risk.measure;

import static dev.blotter.risk.measure.Figure.Reason.NO_LOSS;
import static dev.blotter.risk.measure.Figure.Reason.NO_VARIANCE;
import static dev.blotter.risk.measure.Figure.Reason.TOO_FEW_RETURNS;
import static dev.blotter.risk.measure.Figure.Reason.TOTAL_LOSS;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How well a series did, and at which risk, as empyrical defines it: sample deviations, and what is
 * annual is by the periods of a year.
 */
public final class Performance {

  private final Returns returns;

  private Performance(Returns returns) {
    this.returns = returns;
  }

  public static Performance of(Returns returns) {
    return new Performance(returns);
  }

  /** What was gained from the first period to the last. */
  public Figure total() {
    return needs(1, () -> Figure.of(growth() - 1));
  }

  /** What would be gained in a year at that rate, compounded. */
  public Figure annualReturn() {
    return needs(
        1,
        () -> {
          double growth = growth();
          return growth <= 0
              ? Figure.undefined(TOTAL_LOSS)
              : Figure.of(Math.pow(growth, returns.perYear() / (double) returns.size()) - 1);
        });
  }

  /** The deviation of returns in a year. */
  public Figure volatility() {
    return needs(2, () -> Figure.of(Moments.deviation(returns.known()) * root()));
  }

  /**
   * What is gained over a rate without risk for each unit of deviation, in a year.
   *
   * @param riskFree what is gained in each period without risk
   */
  public Figure sharpe(Returns riskFree) {
    return of(returns.over(riskFree)).sharpe();
  }

  public Figure sharpe(double riskFree) {
    return of(returns.over(riskFree)).sharpe();
  }

  private Figure sharpe() {
    return informationRatio().map(ratio -> ratio * root());
  }

  /** What is gained over another series for each unit by which that deviates, in a period. */
  public Figure informationRatio(Returns other) {
    return of(returns.over(other)).informationRatio();
  }

  private Figure informationRatio() {
    return needs(
        2,
        () -> {
          var known = returns.known();
          return Figure.quotient(Moments.mean(known), Moments.deviation(known), NO_VARIANCE);
        });
  }

  /**
   * The deviation below a return, in a year: what is above it counts as that.
   *
   * @param required the return of each period that is asked for
   */
  public Figure downsideRisk(double required) {
    return needs(1, () -> Figure.of(downside(required) * root()));
  }

  /** What is gained over a return for each unit of the deviation below it, in a year. */
  public Figure sortino(double required) {
    return needs(
        2,
        () -> {
          double gained = (Moments.mean(returns.known()) - required) * returns.perYear();
          return Figure.quotient(gained, downside(required) * root(), NO_LOSS);
        });
  }

  /** What is measured of its drawdowns, where there is a return: nothing known is no drawdown. */
  public Figure drawdown(ToDoubleFunction<Drawdowns> measure) {
    return needs(1, () -> Figure.of(measure.applyAsDouble(Drawdowns.of(returns))));
  }

  /** The annual return for each unit of the largest drawdown. */
  public Figure calmar() {
    return annualReturn() instanceof Figure.Known(double annual)
        ? Figure.quotient(annual, Drawdowns.of(returns).largestDepth(), NO_LOSS)
        : annualReturn();
  }

  /**
   * All that was gained over a rate by all that was lost against it.
   *
   * @param riskFree what is gained in each period without risk
   * @param requiredInYear the return of a year that is asked for beyond it
   */
  public Figure omega(Returns riskFree, double requiredInYear) {
    double each = Math.pow(1 + requiredInYear, 1.0 / returns.perYear()) - 1;
    return of(returns.over(riskFree).over(each)).omega();
  }

  public Figure omega(double riskFree) {
    return of(returns.over(riskFree)).omega();
  }

  private Figure omega() {
    return needs(
        2,
        () -> {
          double gained = Arrays.stream(returns.known()).map(r -> Math.max(r, 0)).sum();
          double lost = Arrays.stream(returns.known()).map(r -> Math.max(-r, 0)).sum();
          return Figure.quotient(gained, lost, NO_LOSS);
        });
  }

  /**
   * How much the best returns are by how much the worst: quantiles of 95 and 5 percent. A period of
   * which nothing is known is one in which nothing moved.
   */
  public Figure tailRatio() {
    return needs(
        1,
        () -> {
          var filled = returns.filled();
          double best = Math.abs(Quantiles.of(filled, 0.95));
          return Figure.quotient(best, Math.abs(Quantiles.of(filled, 0.05)), NO_LOSS);
        });
  }

  /** The annual return by that of another series. */
  public Figure captureRatio(Returns other) {
    var own = annualReturn();
    var others = of(other).annualReturn();
    if (own instanceof Figure.Known(double gained) && others instanceof Figure.Known(double its)) {
      return Figure.quotient(gained, its, NO_VARIANCE);
    }
    return own instanceof Figure.Undefined ? own : others;
  }

  private Figure needs(int known, Supplier<Figure> figure) {
    return returns.known().length < known ? Figure.undefined(TOO_FEW_RETURNS) : figure.get();
  }

  private double downside(double required) {
    return Math.sqrt(
        Arrays.stream(returns.known())
            .map(value -> Math.min(value - required, 0))
            .map(below -> below * below)
            .average()
            .orElse(0));
  }

  private double growth() {
    return returns.levels()[returns.size()];
  }

  private double root() {
    return Math.sqrt(returns.perYear());
  }
}
