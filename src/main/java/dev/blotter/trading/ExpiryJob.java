package dev.blotter.trading;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.trading.DueWork.Expiry;
import dev.blotter.trading.DueWork.Overdue;
import dev.blotter.trading.JobCommands.Job;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends orders whose time is over. Every run goes through all that are due: where the rows of some
 * stay as they are, since their user is parked or their lane stands still, others are ended all the
 * same. Every node may run it.
 */
@ApplicationScoped
class ExpiryJob implements Recurring {
  private static final String NAME = "expiry";
  private static final String CODE = "TIME_IN_FORCE_OVER";
  private static final int BATCH = 1_000;
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final DueWork due;
  private final JobCommands commands;
  private final TradingConfig config;
  private final InstantSource clock;
  private final int batch;

  /**
   * When work was done, by its command's id. A row that stays due after that is not worth a command
   * a second.
   */
  private final Map<String, Long> done = new ConcurrentHashMap<>();

  @Inject
  ExpiryJob(DueWork due, JobCommands commands, TradingConfig config, InstantSource clock) {
    this(due, commands, config, clock, BATCH);
  }

  /**
   * @param batch how many orders are asked for at a time
   */
  ExpiryJob(
      DueWork due, JobCommands commands, TradingConfig config, InstantSource clock, int batch) {
    this.due = due;
    this.commands = commands;
    this.config = config;
    this.clock = clock;
    this.batch = batch;
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
    long now = System.nanoTime();
    done.values().removeIf(at -> now - at >= PAUSE_NANOS);
    return expireAfter(null, clock.instant());
  }

  private Uni<Void> expireAfter(@Nullable Overdue last, Instant by) {
    return due.expiredOrders(by, last, batch)
        .chain(
            orders ->
                orders.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : expire(orders)
                        .chain(
                            goesOn ->
                                goesOn
                                    ? expireAfter(orders.getLast(), by)
                                    : Uni.createFrom().voidItem()));
  }

  /** False where most of them are turned away: there is too much to do for now. */
  private Uni<Boolean> expire(List<Overdue> orders) {
    var open = orders.stream().filter(order -> !isDone(order)).toList();
    return open.isEmpty()
        ? Uni.createFrom().item(true)
        : due.expiries(open)
            .map(expiries -> expiries.stream().map(ExpiryJob::job).toList())
            .chain(jobs -> commands.run(NAME, clock.instant(), jobs, this::remember))
            .map(none -> 2 * open.stream().filter(this::isDone).count() >= open.size());
  }

  private void remember(Job<?> job) {
    done.put(job.commandId(), System.nanoTime());
  }

  private boolean isDone(Overdue order) {
    return done.containsKey(commandId(order));
  }

  private static Job<ExpireOrder> job(Expiry due) {
    var order = due.order();
    return new Job<>(commandId(order), order.orderId(), new ExpireOrder(order.orderId(), CODE))
        .becauseOf(due.termsEventId(), due.workflow());
  }

  /** The order's version names the work: what a bust makes active again is ended once more. */
  private static String commandId(Overdue order) {
    return "expire:" + order.orderId() + ":" + order.version();
  }
}
