package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may be spent or withdrawn. What open shorts hold may be neither, whatever orders are about
 * to cover them: a purchase sets it free once it is executed.
 *
 * @param marks the prices known at the time
 */
public record BuyingPower(Account account, MarginPolicy margin, Marks marks) {

  /**
   * What orders may still reserve: free cash less what shorts hold; below zero where they hold
   * more.
   */
  public Money spendable(Currency currency) {
    return account.balance(currency).free().minus(held(currency));
  }

  /**
   * What may be withdrawn: free cash that is settled and that no short holds, less what is lacking
   * for the shorts in other currencies; nothing where there is no rate for that, never negative.
   */
  public Money withdrawable(Currency currency) {
    var rest = account.balance(currency).free().minus(bound(currency));
    return owedElsewhere(currency)
        .map(rest::plus)
        .orElse(Money.zero(currency))
        .max(Money.zero(currency));
  }

  /**
   * By instrument what its short holds or what trades in it have brought that is not settled,
   * whichever is more. What is held of it by now may be held in another currency than it was sold
   * in.
   */
  private Money bound(Currency currency) {
    return Stream.concat(
            account.holdings().keySet().stream(), account.unsettled().amounts().keySet().stream())
        .distinct()
        .map(symbol -> held(symbol, currency).max(account.unsettled().of(symbol, currency)))
        .reduce(Money.zero(currency), Money::plus);
  }

  /** What the shorts of instruments quoted in that currency hold. */
  public Money held(Currency currency) {
    return account.holdings().keySet().stream()
        .map(symbol -> held(symbol, currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  private Money held(Symbol symbol, Currency currency) {
    return account
        .holding(symbol)
        .filter(holding -> holding.costBasis().currency().equals(currency))
        .map(this::held)
        .orElse(Money.zero(currency));
  }

  /** What would no longer be held once that quantity of a short is covered. */
  Money heldFor(Symbol symbol, Quantity covered, Currency currency) {
    return account
        .holding(symbol)
        .filter(holding -> !holding.shortQuantity().isZero())
        .filter(holding -> holding.costBasis().currency().equals(currency))
        .map(holding -> part(holding, covered))
        .orElse(Money.zero(currency));
  }

  private Money part(Holding holding, Quantity covered) {
    var owed = holding.shortQuantity();
    return held(holding).share(covered.min(owed), owed, RoundingMode.DOWN);
  }

  private Money held(Holding holding) {
    return margin.held(holding, marks);
  }

  // What is lacking is owed, below zero: it has to be bought.
  private Optional<Money> owedElsewhere(Currency currency) {
    var owed =
        account.balances().keySet().stream()
            .filter(other -> !other.equals(currency))
            .map(this::lacking)
            .filter(Money::isPositive)
            .map(Money::negated)
            .toList();
    return new Rates(marks).total(owed, currency);
  }

  // Only a margin account can come to owe: what it sold short may cost more than it has.
  private Money lacking(Currency currency) {
    return account.accountType() == AccountType.MARGIN
        ? spendable(currency).negated()
        : Money.zero(currency);
  }
}
