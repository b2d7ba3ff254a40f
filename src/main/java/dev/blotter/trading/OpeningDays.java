package dev.blotter.trading;

import dev.blotter.database.LostConnection;
import dev.blotter.portfolio.PortfolioQueries;
import dev.blotter.portfolio.TradingDays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Since which trading day accounts are there, as the read models know it. */
@ApplicationScoped
public class OpeningDays {

  private final PortfolioQueries portfolios;
  private final TradingDays days;

  OpeningDays(PortfolioQueries portfolios, TradingDays days) {
    this.portfolios = portfolios;
    this.days = days;
  }

  /** The day on which the user's account was opened, or empty where the read models have none. */
  public Uni<Optional<LocalDate>> of(UUID userId) {
    return LostConnection.retry(() -> portfolios.ofUser(userId))
        .map(found -> found.map(row -> days.current(row.createdAt())));
  }
}
