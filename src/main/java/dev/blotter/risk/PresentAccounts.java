package dev.blotter.risk;

import dev.blotter.marketdata.Prices;
import dev.blotter.order.PendingQueries;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Knows what accounts are now, by the read models. */
@ApplicationScoped
class PresentAccounts {

  private final CachedPortfolioQueries portfolios;
  private final PendingQueries orders;
  private final PositionQueries positions;
  private final Prices prices;
  private final InstantSource clock;

  PresentAccounts(
      CachedPortfolioQueries portfolios,
      PendingQueries orders,
      PositionQueries positions,
      Prices prices,
      InstantSource clock) {
    this.portfolios = portfolios;
    this.orders = orders;
    this.positions = positions;
    this.prices = prices;
    this.clock = clock;
  }

  /** A user's account; empty where there is none. */
  Uni<Optional<KnownAccount>> of(UUID userId) {
    return portfolios
        .ofUser(userId)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : known(found.get()).map(Optional::of));
  }

  private Uni<KnownAccount> known(PortfolioRow row) {
    return Uni.combine()
        .all()
        .unis(orders.ofUser(row.userId()), positions.open(row.userId()))
        .asTuple()
        .map(
            read ->
                new KnownAccount(
                    clock.instant(),
                    row,
                    read.getItem1(),
                    read.getItem2().stream().map(PositionRow::position).toList(),
                    prices));
  }
}
