package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.position.Fill;
import java.util.Map;

/**
 * What an order has come to so far.
 *
 * @param notional what its fills cost or brought, unrounded
 * @param charged its commissions in the quote currency
 */
public record Executed(Notional notional, Money charged) {

  /** Nothing yet. */
  public static Executed none(Currency quote) {
    return new Executed(Notional.ZERO, Money.zero(quote));
  }

  /** With one more fill, for which those fees are charged. */
  static Executed with(Fill fill, Money charged, Map<Currency, Money> fees) {
    var more = fees.getOrDefault(charged.currency(), Money.zero(charged.currency()));
    return new Executed(fill.orderBefore().plus(fill.notional()), charged.plus(more));
  }

  Currency quote() {
    return charged.currency();
  }
}
