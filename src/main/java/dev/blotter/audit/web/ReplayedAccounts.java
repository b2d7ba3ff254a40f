package dev.blotter.audit.web;

import dev.blotter.audit.account.PastHoldings;
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

  ReplayedAccounts(PastAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Uni<Optional<KnownAccount>> at(UUID userId, Instant at) {
    return accounts
        .fold(userId, at, PastHoldings::new)
        .map(
            past ->
                past.row()
                    .map(
                        row ->
                            new KnownAccount(at, row, past.pending(), past.open(), past.prices())));
  }
}
