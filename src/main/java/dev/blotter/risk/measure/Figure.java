package dev.blotter.risk.measure;

import static dev.blotter.risk.measure.Figure.Reason.OUT_OF_RANGE;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A measured number, or why there is none: never zero or infinite for want of one. */
public sealed interface Figure {

  record Known(double value) implements Figure {}

  record Undefined(Reason reason) implements Figure {}

  /** Why a number is not defined. */
  enum Reason {
    /** It takes more returns than there are. */
    TOO_FEW_RETURNS,
    /** The series, or what it is compared with, never varies. */
    NO_VARIANCE,
    /** There was no loss to divide by. */
    NO_LOSS,
    /** Nothing is left, or less. */
    TOTAL_LOSS,
    /** It is larger than anything that says something. */
    OUT_OF_RANGE,
    /** No benchmark was named, or it has no prices for that time. */
    NO_BENCHMARK,
    /** A price or a rate is missing. */
    UNPRICED,
    /** Too few daily prices are known of what is held. */
    NO_HISTORY,
    /** There is no equity to relate it to. */
    NO_EQUITY,
    /** Nothing is held. */
    NO_POSITIONS
  }

  /** That number, undefined where it has grown beyond all numbers; it must be one. */
  static Figure of(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("not a number");
    }
    return Double.isInfinite(value) ? undefined(OUT_OF_RANGE) : new Known(value);
  }

  static Figure undefined(Reason reason) {
    return new Undefined(reason);
  }

  /** A quotient, undefined for that reason where there is nothing to divide by. */
  static Figure quotient(double dividend, double divisor, Reason otherwise) {
    return divisor == 0 ? undefined(otherwise) : of(dividend / divisor);
  }

  /** The number as it becomes by that function. */
  default Figure map(DoubleUnaryOperator function) {
    return this instanceof Known(double value) ? of(function.applyAsDouble(value)) : this;
  }

  default OptionalDouble number() {
    return this instanceof Known(double value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
