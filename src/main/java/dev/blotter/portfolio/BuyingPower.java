package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/**
 * What may be spent or withdrawn. The proceeds of an open short may be neither, except for covering
 * it.
 */
public final class BuyingPower {

  private BuyingPower() {}

  /** What orders may still reserve: free cash less the proceeds of shorts not being covered. */
  public static Money spendable(Account account, Currency currency) {
    return account.balance(currency).free().minus(proceedsHeld(account, currency));
  }

  /**
   * What may be withdrawn: free cash that is settled and no proceeds of a short; never negative.
   */
  public static Money withdrawable(Account account, Currency currency) {
    var bound =
        sum(
            account,
            currency,
            holding ->
                proceeds(account, holding).max(account.unsettledOf(holding.symbol(), currency)));
    var rest = account.balance(currency).free().minus(bound);
    return rest.max(Money.zero(currency));
  }

  /** The proceeds of open shorts as far as no active purchase is about to cover them. */
  public static Money proceedsHeld(Account account, Currency currency) {
    return sum(account, currency, holding -> proceeds(account, holding));
  }

  private static Money sum(Account account, Currency currency, Function<Holding, Money> amount) {
    return account.holdings().values().stream()
        .filter(holding -> holding.costBasis().currency().equals(currency))
        .map(amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  private static Money proceeds(Account account, Holding holding) {
    var currency = holding.costBasis().currency();
    var owed = holding.shortQuantity();
    if (owed.isZero()) {
      return Money.zero(currency);
    }
    var uncovered = account.availableToCover(holding.symbol());
    return new Money(part(holding, uncovered, owed, currency), currency);
  }

  private static BigDecimal part(
      Holding holding, Quantity uncovered, Quantity owed, Currency currency) {
    var proceeds = holding.costBasis().amount().negate();
    return proceeds
        .multiply(uncovered.value())
        .divide(owed.value(), currency.digits(), RoundingMode.UP);
  }
}
