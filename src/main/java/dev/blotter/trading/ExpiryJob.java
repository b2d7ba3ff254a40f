package dev.blotter.trading;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.trading.DueWork.Overdue;
import dev.blotter.trading.JobCommands.Job;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** Ends orders whose time is over. Every node may run it. */
@ApplicationScoped
class ExpiryJob implements Recurring {
  private static final String NAME = "expiry";
  private static final String CODE = "TIME_IN_FORCE_OVER";
  private static final int BATCH = 1_000;

  private final DueWork due;
  private final JobCommands commands;
  private final TradingConfig config;
  private final InstantSource clock;

  ExpiryJob(DueWork due, JobCommands commands, TradingConfig config, InstantSource clock) {
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
    return Rhythm.every(config.expiryInterval()).after(Duration.ofSeconds(5));
  }

  @Override
  public Uni<Void> run() {
    var now = clock.instant();
    return due.expiredOrders(now, BATCH)
        .chain(orders -> commands.run(NAME, now, orders.stream().map(ExpiryJob::expiry).toList()));
  }

  /** The order's version names the work: what a bust makes active again is ended once more. */
  private static Job<ExpireOrder> expiry(Overdue due) {
    var order = due.orderId();
    var commandId = "expire:" + order + ":" + due.version();
    return new Job<>(commandId, order, new ExpireOrder(order, CODE))
        .becauseOf(due.termsEventId(), due.workflow());
  }
}
