package dev.blotter.audit.web;

import dev.blotter.audit.account.PastPortfolio;
import dev.blotter.portfolio.MarginPolicy;
import dev.blotter.portfolio.PortfolioView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The portfolio that a user had at a moment, replayed from the log; null for now. */
@ApplicationScoped
class PastPortfolios {

  private final PastAccounts accounts;
  private final PastMarks marks;
  private final MarginPolicy margin;

  PastPortfolios(PastAccounts accounts, PastMarks marks, MarginPolicy margin) {
    this.accounts = accounts;
    this.marks = marks;
    this.margin = margin;
  }

  Uni<PortfolioView> portfolio(UUID userId, @Nullable Instant at) {
    return accounts
        .fold(userId, PastLists.until(at), PastPortfolio::new)
        .chain(
            past ->
                marks
                    .at(at, past.symbols(), past.prices())
                    .map(known -> past.view(margin, known).orElseThrow(PastAccounts::noPortfolio)));
  }
}
