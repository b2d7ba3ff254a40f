package dev.blotter.trading;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.trading.DueWork.Account;
import dev.blotter.trading.JobCommands.Job;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Settles the cash that came to be due at the last time of settlement. Every run looks for what is
 * not settled yet, so that a node which starts later, or a command that failed, is caught up with.
 * Every node may run it.
 */
@ApplicationScoped
class SettlementJob implements Recurring {
  private static final String NAME = "settlement";
  private static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);

  private final DueWork due;
  private final JobCommands commands;
  private final TradingConfig config;
  private final InstantSource clock;

  SettlementJob(DueWork due, JobCommands commands, TradingConfig config, InstantSource clock) {
    this.due = due;
    this.commands = commands;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.settlementInterval()).after(Duration.ofSeconds(10));
  }

  @Override
  public Uni<Void> run() {
    return settleAfter(FIRST, lastSettlement(clock.instant()));
  }

  private Uni<Void> settleAfter(UUID portfolio, Instant dueBy) {
    return due.accountsToSettle(dueBy, portfolio, BATCH)
        .chain(
            accounts ->
                accounts.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : settle(accounts, dueBy)
                        .chain(() -> settleAfter(accounts.getLast().portfolioId(), dueBy)));
  }

  private Uni<Void> settle(List<Account> accounts, Instant dueBy) {
    var settlements = accounts.stream().map(account -> settle(account, dueBy)).toList();
    return commands.run(NAME, clock.instant(), settlements);
  }

  /**
   * The account's version names the work: what comes to be due after it is another's. So does the
   * time of settlement, since the row of a user who is parked stays as it is for days.
   */
  private static Job<SettleCash> settle(Account account, Instant dueBy) {
    var commandId = "settle:" + account.portfolioId() + ":" + dueBy + ":" + account.version();
    return new Job<>(commandId, account.userId(), new SettleCash(account.userId(), dueBy));
  }

  /** The last moment at which cash came to be settled. */
  private Instant lastSettlement(Instant now) {
    var zoned = now.atZone(config.sessionZone());
    var today = zoned.toLocalDate().atTime(config.settlementTime()).atZone(config.sessionZone());
    return (today.isAfter(zoned) ? today.minusDays(1) : today).toInstant();
  }
}
