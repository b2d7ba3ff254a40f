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
  public static Money spendable(Portfolio portfolio, Currency currency) {
    return portfolio.balance(currency).free().minus(proceedsHeld(portfolio, currency));
  }

  /**
   * What may be withdrawn: free cash that is settled and no proceeds of a short; never negative.
   */
  public static Money withdrawable(Portfolio portfolio, Currency currency) {
    var bound =
        sum(
            portfolio,
            currency,
            holding ->
                proceeds(portfolio, holding)
                    .max(portfolio.unsettledOf(holding.symbol(), currency)));
    var rest = portfolio.balance(currency).free().minus(bound);
    return rest.max(Money.zero(currency));
  }

  /** The proceeds of open shorts as far as no active purchase is about to cover them. */
  public static Money proceedsHeld(Portfolio portfolio, Currency currency) {
    return sum(portfolio, currency, holding -> proceeds(portfolio, holding));
  }

  private static Money sum(
      Portfolio portfolio, Currency currency, Function<Holding, Money> amount) {
    return portfolio.holdings().values().stream()
        .filter(holding -> holding.costBasis().currency().equals(currency))
        .map(amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  private static Money proceeds(Portfolio portfolio, Holding holding) {
    var currency = holding.costBasis().currency();
    var owed = holding.shortQuantity();
    if (owed.isZero()) {
      return Money.zero(currency);
    }
    var uncovered = portfolio.availableToCover(holding.symbol());
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
