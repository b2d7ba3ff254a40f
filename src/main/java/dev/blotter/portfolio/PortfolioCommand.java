package dev.blotter.portfolio;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What can be asked of a user's cash book from outside; fills and reservations come by trading. */
public sealed interface PortfolioCommand extends Command {

  /** Whose cash book it is. */
  UUID userId();

  /** The one portfolio of that user. */
  default UUID portfolioId() {
    return PortfolioId.of(userId());
  }

  record DepositCash(UUID userId, String reference, Money amount) implements PortfolioCommand {}

  record WithdrawCash(UUID userId, String reference, Money amount) implements PortfolioCommand {}

  record PostFee(UUID userId, String reference, Money amount) implements PortfolioCommand {}

  record PostDividend(UUID userId, String reference, Symbol symbol, Money amount)
      implements PortfolioCommand {}

  /** Settles what is due by then. */
  record SettleCash(UUID userId, Instant dueBy) implements PortfolioCommand {}

  /**
   * Values the account at the prices known now; nothing happens where the day is closed already.
   *
   * @param day the trading day that it counts for
   * @param closes whether that day is over
   */
  record MarkToMarket(UUID userId, LocalDate day, boolean closes) implements PortfolioCommand {}
}
