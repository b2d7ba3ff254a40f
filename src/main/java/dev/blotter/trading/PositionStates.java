package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Holding;
import dev.blotter.position.Position;
import dev.blotter.position.PositionBook;
import java.util.Optional;
import java.util.UUID;

/** Finds where an account stands in an instrument. The cash book knows the last cycle's id. */
final class PositionStates {
  private PositionStates() {}

  static Optional<AggregateRef> last(Account account, Symbol symbol) {
    return account.holding(symbol).map(Holding::positionId).map(AggregateRef::position);
  }

  static PositionBook book(
      UUID userId, UUID portfolioId, Account account, Symbol symbol, States states) {
    return account
        .holding(symbol)
        .map(holding -> book(userId, portfolioId, holding, states, mayOwe(account)))
        .orElseGet(() -> PositionBook.empty(userId, portfolioId, symbol, mayOwe(account)));
  }

  private static PositionBook book(
      UUID userId, UUID portfolioId, Holding holding, States states, boolean mayOwe) {
    var position =
        states
            .find(AggregateRef.position(holding.positionId()), Position.class)
            .orElseThrow(() -> new IllegalStateException("a holding without a position"));
    return new PositionBook(
        userId,
        portfolioId,
        holding.symbol(),
        holding.positionId(),
        holding.cycle(),
        position,
        mayOwe);
  }

  // A cash account sells what it holds: no fee makes it owe units.
  private static boolean mayOwe(Account account) {
    return account.accountType() != AccountType.CASH;
  }
}
