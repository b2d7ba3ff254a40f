package dev.blotter.portfolio;

import dev.blotter.kernel.Money;

/**
 * What an account has of one currency.
 *
 * @param total all cash, settled or not
 * @param locked what active orders hold of it
 * @param unsettled what trades have brought that is not settled yet
 */
public record Balance(Money total, Money locked, Money unsettled) {

  /** Invariant 32: total = free + locked. */
  public Money free() {
    return total.minus(locked);
  }
}
