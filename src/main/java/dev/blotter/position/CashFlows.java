package dev.blotter.position;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cash that movements moved.
 *
 * @param cash without fees, in the quote currency
 * @param fees charged, by currency
 */
record CashFlows(Money cash, Map<Currency, Money> fees) {

  static CashFlows of(List<Movement> movements, Currency quote) {
    var cash = Money.zero(quote);
    Map<Currency, Money> fees = new LinkedHashMap<>();
    for (var movement : movements) {
      var fill = movement.fill();
      cash = cash.plus(fill != null ? fill.cash() : movement.requireAdjustment().cash());
      if (fill != null) {
        fees.merge(fill.fee().currency(), fill.fee(), Money::plus);
      }
    }
    return new CashFlows(cash, fees);
  }

  /** What these flows have more than others; currencies without a difference are left out. */
  CashFlows minus(CashFlows other) {
    Map<Currency, Money> difference = new LinkedHashMap<>(fees);
    other.fees.forEach((currency, fee) -> difference.merge(currency, fee.negated(), Money::plus));
    difference.values().removeIf(Money::isZero);
    return new CashFlows(cash.minus(other.cash), difference);
  }
}
