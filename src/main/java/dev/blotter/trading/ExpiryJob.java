package dev.blotter.trading;

import dev.blotter.job.Jobs;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.trading.DueWork.Overdue;
import dev.blotter.trading.JobCommands.Job;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Ends orders whose time is over. Every node may run it. */
@ApplicationScoped
class ExpiryJob {
  private static final String NAME = "expiry";
  private static final String CODE = "TIME_IN_FORCE_OVER";
  private static final int BATCH = 1_000;

  private final Jobs jobs;
  private final DueWork due;
  private final JobCommands commands;
  private final InstantSource clock;

  ExpiryJob(Jobs jobs, DueWork due, JobCommands commands, InstantSource clock) {
    this.jobs = jobs;
    this.due = due;
    this.commands = commands;
    this.clock = clock;
  }

  @Scheduled(
      identity = NAME,
      every = "${blotter.trading.expiry-interval:1s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return jobs.again(NAME, this::expire);
  }

  private Uni<Void> expire() {
    var now = clock.instant();
    return due.expiredOrders(now, BATCH)
        .chain(orders -> commands.run(NAME, now, orders.stream().map(ExpiryJob::expiry).toList()));
  }

  private static Job<ExpireOrder> expiry(Overdue due) {
    var order = due.orderId();
    return new Job<>("expire:" + order, order, new ExpireOrder(order, CODE))
        .becauseOf(due.termsEventId(), due.workflow());
  }
}
