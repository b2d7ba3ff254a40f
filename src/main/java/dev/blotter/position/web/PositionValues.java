package dev.blotter.position.web;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.PortfolioQueries;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.position.PositionRow;
import dev.blotter.position.PositionView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Shows positions at the latest prices, with what active orders leave of them to be closed. */
@ApplicationScoped
class PositionValues {

  private final PortfolioQueries portfolios;
  private final Prices prices;

  PositionValues(PortfolioQueries portfolios, Prices prices) {
    this.portfolios = portfolios;
    this.prices = prices;
  }

  /** What is needed to show the positions of that user. */
  Uni<OfUser> of(UUID userId) {
    return portfolios.ofUser(userId).map(found -> new OfUser(found.map(PortfolioRow::account)));
  }

  /** Shows the positions of one user. */
  final class OfUser {
    private final Optional<Account> account;

    OfUser(Optional<Account> account) {
      this.account = account;
    }

    PositionView view(PositionRow row) {
      return PositionView.of(row.id(), row.position(), this::available, prices);
    }

    private Quantity available(Symbol symbol) {
      return account.map(found -> found.available(symbol)).orElse(Quantity.ZERO);
    }
  }
}
