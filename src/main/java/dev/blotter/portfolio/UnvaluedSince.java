package dev.blotter.portfolio;

import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps since when an account may be worth something else than what it was valued at. One that
 * holds nothing but cash of its base currency is worth the same until something happens to it.
 * Pure.
 */
final class UnvaluedSince {

  private UnvaluedSince() {}

  /**
   * The moment after the event, or null where there is nothing to value.
   *
   * @param before the same before it
   * @param account as it stands after the event
   * @param at when the event happened
   */
  static @Nullable Instant next(
      @Nullable Instant before, Account account, PortfolioEvent event, Instant at) {
    var changed = before == null ? at : before;
    return switch (event) {
      case PortfolioValued valued when valued.closes() ->
          account.isPlainCash() ? null : valued.at();
      case PortfolioValued valued -> before == null ? null : valued.at();
      case PortfolioEvent.CashDeposited e -> changed;
      case PortfolioEvent.CashWithdrawn e -> changed;
      case PortfolioEvent.TradeCashPosted e -> changed;
      case PortfolioEvent.CommissionCharged e -> changed;
      case PortfolioEvent.FeeCharged e -> changed;
      case PortfolioEvent.DividendPosted e -> changed;
      case PortfolioEvent.HoldingAdjusted e -> changed;
      case PortfolioEvent.PortfolioOpened e -> before;
      case PortfolioEvent.WithdrawalRejected e -> before;
      case PortfolioEvent.FundsReserved e -> before;
      case PortfolioEvent.FundsReleased e -> before;
      case PortfolioEvent.CashSettled e -> before;
    };
  }
}
