package dev.blotter.portfolio;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.Map;

/**
 * How much of each instrument active orders are to close. None of it is zero.
 *
 * @param buy all of the purchases, which may cover what is owed
 * @param sell the sales as far as they are of what is held
 */
public record ClosingQuantities(Map<Symbol, Quantity> buy, Map<Symbol, Quantity> sell) {

  static final ClosingQuantities NONE = new ClosingQuantities(Map.of(), Map.of());

  public ClosingQuantities {
    buy = Persistent.map(buy);
    sell = Persistent.map(sell);
  }

  /** How much of that instrument orders of that side are to close. */
  public Quantity of(Symbol symbol, Side side) {
    return (side == Side.BUY ? buy : sell).getOrDefault(symbol, Quantity.ZERO);
  }

  ClosingQuantities with(Symbol symbol, Side side, Quantity quantity) {
    return side == Side.BUY
        ? new ClosingQuantities(put(buy, symbol, quantity), sell)
        : new ClosingQuantities(buy, put(sell, symbol, quantity));
  }

  ClosingQuantities plus(Commitment order) {
    var before = of(order.symbol(), order.side());
    return with(order.symbol(), order.side(), before.plus(order.closing()));
  }

  ClosingQuantities minus(Commitment order) {
    var before = of(order.symbol(), order.side());
    return with(order.symbol(), order.side(), before.minus(order.closing()));
  }

  private static Map<Symbol, Quantity> put(
      Map<Symbol, Quantity> map, Symbol symbol, Quantity quantity) {
    var before = Persistent.map(map);
    return quantity.isZero() ? before.minus(symbol) : before.plus(symbol, quantity);
  }
}
