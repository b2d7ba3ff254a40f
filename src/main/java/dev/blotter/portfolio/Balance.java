package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;

/**
 * What an account has of one currency.
 *
 * @param total all cash, settled or not
 * @param locked what active orders hold of it
 * @param unsettled what trades have brought that is not settled yet
 */
public record Balance(Money total, Money locked, Money unsettled) {

  public static Balance zero(Currency currency) {
    var zero = Money.zero(currency);
    return new Balance(zero, zero, zero);
  }

  public Currency currency() {
    return total.currency();
  }

  /** What is settled of the total. */
  public Money settled() {
    return total.minus(unsettled);
  }

  /** What no active order holds: total less locked. */
  public Money free() {
    return total.minus(locked);
  }

  /** The balance with cash added that settles at once. */
  Balance plus(Money amount) {
    return new Balance(total.plus(amount), locked, unsettled);
  }

  /** The balance with cash added that is still to settle. */
  Balance plusUnsettled(Money amount) {
    return new Balance(total.plus(amount), locked, unsettled.plus(amount));
  }

  /** The balance once that amount has settled. */
  Balance settling(Money amount) {
    return new Balance(total, locked, unsettled.minus(amount));
  }

  /** The balance with more, or less, locked. */
  Balance locking(Money amount) {
    return new Balance(total, locked.plus(amount), unsettled);
  }
}
