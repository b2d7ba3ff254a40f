package dev.blotter.risk;

import dev.blotter.marketdata.Prices;
import dev.blotter.order.PendingQueries;
import dev.blotter.portfolio.CachedPortfolioQueries;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.portfolio.Valuations;
import dev.blotter.portfolio.ValuedDay;
import dev.blotter.position.PositionQueries;
import dev.blotter.position.PositionRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Knows what accounts are now and were worth before, by the read models. */
@ApplicationScoped
class PresentAccounts {

  private final CachedPortfolioQueries portfolios;
  private final PendingQueries orders;
  private final PositionQueries positions;
  private final Prices prices;
  private final Valuations valuations;
  private final TradingDays days;
  private final InstantSource clock;

  PresentAccounts(
      CachedPortfolioQueries portfolios,
      PendingQueries orders,
      PositionQueries positions,
      Prices prices,
      Valuations valuations,
      TradingDays days,
      InstantSource clock) {
    this.portfolios = portfolios;
    this.orders = orders;
    this.positions = positions;
    this.prices = prices;
    this.valuations = valuations;
    this.days = days;
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
    var now = clock.instant();
    return Uni.combine()
        .all()
        .unis(orders.ofUser(row.userId()), positions.open(row.userId()), valued(row, now))
        .with(
            (pending, open, valued) ->
                new KnownAccount(
                    now,
                    row,
                    pending,
                    open.stream().map(PositionRow::position).toList(),
                    prices,
                    valued));
  }

  private Uni<List<ValuedDay>> valued(PortfolioRow row, Instant now) {
    var today = days.current(now);
    var first = EquityDays.first(today);
    return Uni.combine()
        .all()
        .unis(
            valuations.lastBefore(row.userId(), first),
            valuations.ofUser(row.userId(), first, today))
        .with((before, valued) -> Stream.concat(before.stream(), valued.stream()).toList());
  }
}
