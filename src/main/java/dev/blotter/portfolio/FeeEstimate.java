package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import java.math.BigDecimal;

/**
 * What an order is expected to be charged in its quote currency: a part of what it costs, and a
 * minimum at least. A venue may charge more.
 *
 * @param basisPoints 10 for a tenth of a per cent
 * @param minimum of each order
 */
public record FeeEstimate(BigDecimal basisPoints, BigDecimal minimum) {

  /** Nothing is charged. */
  public static final FeeEstimate NONE = new FeeEstimate(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int FOUR_PLACES = 4;

  public FeeEstimate {
    if (basisPoints.signum() < 0 || minimum.signum() < 0) {
      throw new IllegalArgumentException("a fee is not negative: " + basisPoints + ", " + minimum);
    }
  }

  /**
   * What is still expected, rounded up: what the whole order is to be charged, less what it was.
   *
   * @param executed what the order has come to so far
   * @param rest what is left of it
   */
  Money left(Executed executed, Notional rest) {
    var whole = executed.notional().plus(rest).value();
    var part = whole.multiply(basisPoints).movePointLeft(FOUR_PLACES).max(minimum);
    var amount = part.subtract(executed.charged().amount()).max(BigDecimal.ZERO);
    return Money.roundedUp(amount, executed.quote());
  }
}
