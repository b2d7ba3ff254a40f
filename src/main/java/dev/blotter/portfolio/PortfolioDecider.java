package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Rejection;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioCommand.PostDividend;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what is asked of a portfolio from outside. Pure. */
public final class PortfolioDecider {

  private PortfolioDecider() {}

  /**
   * The events, or why there are none. A withdrawal that the account cannot bear is recorded: it is
   * accepted as a {@link WithdrawalRejected}.
   *
   * @param now the moment a valuation is for
   * @param marks the prices known then
   * @param margin what open shorts hold at those prices
   */
  public static Decision<PortfolioEvent> decide(
      Account account, PortfolioCommand command, Instant now, Marks marks, MarginPolicy margin) {
    return switch (command) {
      case DepositCash c -> positive(account, c.amount(), () -> deposit(account, c));
      case WithdrawCash c ->
          positive(account, c.amount(), () -> withdraw(c, new BuyingPower(account, margin, marks)));
      case PostFee c -> positive(account, c.amount(), () -> fee(account, c));
      case PostDividend c -> dividend(account, c);
      case SettleCash c -> Decision.accept(Settlement.settle(account, c.dueBy()));
      case MarkToMarket c -> value(account, c, now, marks);
    };
  }

  private static Decision<PortfolioEvent> positive(
      Account account, Money amount, Supplier<PortfolioEvent> event) {
    if (isUnheardOf(account, amount.currency())) {
      return unknownCurrency();
    }
    return amount.isPositive()
        ? Decision.accept(event.get())
        : Decision.reject(PortfolioRejection.AMOUNT_NOT_POSITIVE, "The amount must be above zero.");
  }

  /** A code may be mistyped, unless a venue has charged in it before. */
  private static boolean isUnheardOf(Account account, Currency currency) {
    return Currency.find(currency.code()).isEmpty() && !account.balances().containsKey(currency);
  }

  private static Decision<PortfolioEvent> unknownCurrency() {
    return Decision.reject(
        Rejection.ofField(
            PortfolioRejection.UNKNOWN_CURRENCY, "currency", "No currency has this code."));
  }

  private static PortfolioEvent deposit(Account account, DepositCash command) {
    var balance = account.balance(command.amount().currency()).plus(command.amount());
    return new CashDeposited(command.reference(), command.amount(), balance);
  }

  private static PortfolioEvent withdraw(WithdrawCash command, BuyingPower power) {
    var amount = command.amount();
    var balance = power.account().balance(amount.currency());
    if (power.withdrawable(amount.currency()).compareTo(amount) < 0) {
      var code = PortfolioRejection.INSUFFICIENT_FUNDS.name();
      return new WithdrawalRejected(command.reference(), amount, code, balance);
    }
    return new CashWithdrawn(command.reference(), amount, balance.plus(amount.negated()));
  }

  // A fee is owed whether or not the account can bear it.
  private static PortfolioEvent fee(Account account, PostFee command) {
    var amount = command.amount();
    var balance = account.balance(amount.currency()).plus(amount.negated());
    return new FeeCharged(command.reference(), amount, balance);
  }

  // Who is short pays the dividend: its amount is negative then.
  private static Decision<PortfolioEvent> dividend(Account account, PostDividend command) {
    var amount = command.amount();
    if (isUnheardOf(account, amount.currency())) {
      return unknownCurrency();
    }
    if (amount.isZero()) {
      return Decision.nothing();
    }
    var balance = account.balance(amount.currency()).plus(amount);
    return Decision.accept(
        new DividendPosted(command.reference(), command.symbol(), amount, balance));
  }

  private static Decision<PortfolioEvent> value(
      Account account, MarkToMarket command, Instant at, Marks marks) {
    if (account.hasClosed(command.day())) {
      return Decision.nothing();
    }
    var worth = Worth.of(account, marks);
    return Decision.accept(valued(command, at, worth, Worth.flows(account, marks).orElse(null)));
  }

  private static PortfolioEvent valued(
      MarkToMarket command, Instant at, Worth worth, @Nullable Money flows) {
    return new PortfolioValued(
        command.day(),
        command.closes(),
        at,
        worth.cash(),
        worth.longValue(),
        worth.shortValue(),
        worth.equity(),
        flows,
        worth.unpriced(),
        worth.unconverted());
  }
}
