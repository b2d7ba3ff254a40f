package dev.blotter.risk.measure;

/** How far a price went against who holds or owes the instrument. */
public final class Excursion {

  private Excursion() {}

  /**
   * The largest move against the position from the best price that it had seen, for one unit, as
   * LEAN has the drawdown of a trade.
   *
   * @param prices in order, from the opening on
   * @param isLong whether the instrument is held, else it is owed
   * @return zero or more
   */
  public static double against(double[] prices, boolean isLong) {
    double best = prices.length == 0 ? 0 : prices[0];
    double largest = 0;
    for (double price : prices) {
      best = isLong ? Math.max(best, price) : Math.min(best, price);
      largest = Math.max(largest, Math.abs(best - price));
    }
    return largest;
  }
}
