package dev.blotter.portfolio;

import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings an account from event to event, by what the events say alone. Pure. */
public final class Bookkeeping {

  private Bookkeeping() {}

  /** The account after the event; it is null before the first. */
  public static Account evolve(@Nullable Account account, PortfolioEvent event) {
    return event instanceof PortfolioOpened opened
        ? Account.opened(opened.baseCurrency(), opened.accountType())
        : next(Objects.requireNonNull(account, "a portfolio begins with PortfolioOpened"), event);
  }

  private static Account next(Account account, PortfolioEvent event) {
    return switch (event) {
      case PortfolioOpened e -> account;
      case CashDeposited e -> account.with(e.balance()).flowed(e.amount());
      case CashWithdrawn e -> account.with(e.balance()).flowed(e.amount().negated());
      case WithdrawalRejected e -> account;
      case FundsReserved e -> reserved(account.with(e.balance()), e);
      case FundsReleased e -> released(account.with(e.balance()), e);
      case TradeCashPosted e -> posted(account.with(e.balance()).with(e.holding()), e);
      case CommissionCharged e -> account.with(e.balance());
      case FeeCharged e -> account.with(e.balance());
      case DividendPosted e -> account.with(e.balance());
      case HoldingAdjusted e -> account.with(e.balance()).with(e.holding());
      case CashSettled e -> settled(account.with(e.balance()), e);
      case PortfolioValued e -> account.valued(e.closedDay(), e.equity() != null);
    };
  }

  private static Account reserved(Account account, FundsReserved event) {
    return account.with(account.closing().with(event.symbol(), event.side(), event.closing()));
  }

  private static Account released(Account account, FundsReleased event) {
    return account.with(account.closing().with(event.symbol(), event.side(), event.closing()));
  }

  private static Account posted(Account account, TradeCashPosted event) {
    var settlesAt = event.settlesAt();
    return settlesAt == null
        ? account
        : account.with(
            account
                .unsettled()
                .plus(new Unsettled(event.holding().symbol(), settlesAt, event.amount())));
  }

  private static Account settled(Account account, CashSettled event) {
    return account.with(
        account
            .unsettled()
            .without(item -> Settlement.isDue(item.settlesAt(), item.currency(), event)));
  }
}
