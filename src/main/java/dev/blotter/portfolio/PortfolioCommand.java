package dev.blotter.portfolio;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;

/** What can be asked of a user's cash book from outside; fills and reservations come by trading. */
public sealed interface PortfolioCommand extends Command {

  UUID portfolioId();

  record DepositCash(UUID portfolioId, String reference, Money amount)
      implements PortfolioCommand {}

  record WithdrawCash(UUID portfolioId, String reference, Money amount)
      implements PortfolioCommand {}

  record PostFee(UUID portfolioId, String reference, Money amount) implements PortfolioCommand {}

  record PostDividend(UUID portfolioId, String reference, Symbol symbol, Money amount)
      implements PortfolioCommand {}

  /** Settles what is due by then. */
  record SettleCash(UUID portfolioId, Instant dueBy) implements PortfolioCommand {}

  /** Values the account at the prices known now. */
  record MarkToMarket(UUID portfolioId) implements PortfolioCommand {}
}
