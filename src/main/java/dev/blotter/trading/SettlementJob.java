package dev.blotter.trading;

import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.trading.DueWork.Account;
import dev.blotter.trading.JobCommands.Job;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Settles the cash that is due, once a day at the time it settles. Every node may run it; one that
 * starts later catches up.
 */
@ApplicationScoped
class SettlementJob {
  private static final String NAME = "settlement";
  private static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);

  private final DueWork due;
  private final JobCommands commands;
  private final TradingConfig config;
  private final InstantSource clock;
  private volatile Instant settled = Instant.EPOCH;

  SettlementJob(DueWork due, JobCommands commands, TradingConfig config, InstantSource clock) {
    this.due = due;
    this.commands = commands;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      identity = NAME,
      every = "${blotter.trading.settlement-interval:60s}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    var dueBy = lastSettlement(clock.instant());
    return dueBy.equals(settled)
        ? Uni.createFrom().voidItem()
        : settleAfter(FIRST, dueBy).invoke(() -> settled = dueBy);
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

  private static Job<SettleCash> settle(Account account, Instant dueBy) {
    var commandId = "settle:" + account.portfolioId() + ":" + dueBy;
    return new Job<>(commandId, account.userId(), new SettleCash(account.userId(), dueBy));
  }

  /** The last moment at which cash came to be settled. */
  private Instant lastSettlement(Instant now) {
    var zoned = now.atZone(config.sessionZone());
    var today = zoned.toLocalDate().atTime(config.settlementTime()).atZone(config.sessionZone());
    return (today.isAfter(zoned) ? today.minusDays(1) : today).toInstant();
  }
}
