package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;

/**
 * What trades in one instrument have brought that settles at one moment; negative where busts took
 * more of it back, and zero where they took all.
 */
public record Unsettled(Symbol symbol, Instant settlesAt, Money amount) {

  Currency currency() {
    return amount.currency();
  }

  boolean settlesWith(Unsettled other) {
    return settlesAt.equals(other.settlesAt) && currency().equals(other.currency());
  }

  Unsettled plus(Unsettled other) {
    return new Unsettled(symbol, settlesAt, amount.plus(other.amount));
  }
}
