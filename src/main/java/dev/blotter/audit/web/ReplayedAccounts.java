package dev.blotter.audit.web;

import dev.blotter.audit.account.PastHoldings;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.risk.KnownAccount;
import dev.blotter.risk.PastAccountSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Replays accounts for those who measure their risk. */
@ApplicationScoped
class ReplayedAccounts implements PastAccountSource {

  private final PastAccounts accounts;
  private final PastMarks marks;

  ReplayedAccounts(PastAccounts accounts, PastMarks marks) {
    this.accounts = accounts;
    this.marks = marks;
  }

  @Override
  public Uni<Optional<KnownAccount>> at(UUID userId, Instant at) {
    return accounts
        .fold(userId, at, PastHoldings::new)
        .chain(
            past ->
                past.row()
                    .map(row -> known(at, row, past).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<KnownAccount> known(Instant at, PortfolioRow row, PastHoldings past) {
    return marks
        .at(at, past.symbols(row), past.prices())
        .map(known -> new KnownAccount(at, row, past.pending(), past.open(), known, past.valued()));
  }
}
