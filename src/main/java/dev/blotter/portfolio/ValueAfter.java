package dev.blotter.portfolio;

import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps after which day an account is to be valued again. One that holds nothing but cash of its
 * base currency is worth the same until something happens to it. Pure.
 */
final class ValueAfter {

  /** The last day that is valued of an account that never was. */
  static final LocalDate NEVER = LocalDate.EPOCH;

  private ValueAfter() {}

  /**
   * The day after the event.
   *
   * @param before the day before it; null where there is nothing to value
   * @param account as it stands after the event
   */
  static @Nullable LocalDate next(
      @Nullable LocalDate before, Account account, PortfolioEvent event) {
    var closed = Objects.requireNonNullElse(account.closedDay(), NEVER);
    return switch (event) {
      case PortfolioValued valued when valued.closes() -> account.isPlainCash() ? null : closed;
      case PortfolioValued valued -> before == null ? null : closed;
      case PortfolioEvent.CashDeposited e -> closed;
      case PortfolioEvent.CashWithdrawn e -> closed;
      case PortfolioEvent.TradeCashPosted e -> closed;
      case PortfolioEvent.CommissionCharged e -> closed;
      case PortfolioEvent.FeeCharged e -> closed;
      case PortfolioEvent.DividendPosted e -> closed;
      case PortfolioEvent.HoldingAdjusted e -> closed;
      case PortfolioEvent.PortfolioOpened e -> before;
      case PortfolioEvent.WithdrawalRejected e -> before;
      case PortfolioEvent.FundsReserved e -> before;
      case PortfolioEvent.FundsReleased e -> before;
      case PortfolioEvent.CashSettled e -> before;
    };
  }
}
