package dev.blotter.trading;

import dev.blotter.kernel.Actor;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.trading.DueWork.Unvalued;
import dev.blotter.trading.JobCommands.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values accounts for a trading day at the prices known now. A day that is over is valued once,
 * whoever asks and on whichever node: the command is named by portfolio and day. The day that goes
 * on may be valued at any time, and is valued again once it is over. With it the days before are
 * given up, so what is still to be valued for the one before is valued for that first.
 */
@ApplicationScoped
public class DayValuation {

  private static final int BATCH = 250;

  private final DueWork due;
  private final JobCommands commands;
  private final TradingDays days;
  private final InstantSource clock;

  DayValuation(DueWork due, JobCommands commands, TradingDays days, InstantSource clock) {
    this.due = due;
    this.commands = commands;
    this.days = days;
    this.clock = clock;
  }

  /**
   * How far it came.
   *
   * @param valued how many accounts were valued, or had been by somebody else
   * @param complete whether all accounts are that were to be
   */
  public record Outcome(long valued, boolean complete) {}

  /** The last day that is over. */
  public LocalDate lastClosed() {
    return days.lastClosed(clock.instant());
  }

  /** How many accounts are still to be valued for that day. */
  Uni<Long> left(LocalDate day) {
    return due.countAccountsToValue(end(day));
  }

  /** By when an account is to have changed for a valuation of that day. */
  private Instant end(LocalDate day) {
    var now = clock.instant();
    var end = days.end(day);
    return end.isBefore(now) ? end : now;
  }

  /** The day that goes on. */
  public LocalDate current() {
    return days.current(clock.instant());
  }

  /**
   * Values all accounts that are to be valued for that day, in as much time as is given. Half of it
   * is rest, which others have the database for. The day before one that goes on has as much time
   * for itself; where it does not do, nobody is valued for the one that goes on.
   */
  public Uni<Outcome> ofAll(LocalDate day, Actor actor, Duration within) {
    return day.isBefore(current())
        ? all(day, actor, within)
        : all(day.minusDays(1), actor, within)
            .chain(
                before ->
                    before.complete()
                        ? all(day, actor, within)
                        : Uni.createFrom().item(new Outcome(0, false)));
  }

  private Uni<Outcome> all(LocalDate day, Actor actor, Duration within) {
    var run = new Run(day, actor, within);
    return Multi.createBy()
        .repeating()
        .uni(() -> run, Run::next)
        .whilst(goesOn -> goesOn)
        .collect()
        .last()
        .map(last -> run.outcome());
  }

  /**
   * Values one account, whether anything has changed or not; false where it could not be. Whether
   * the account was there on that day, and whether it may still be valued, is the caller's to know.
   * For the day before one that goes on it is only valued where the job would have.
   */
  public Uni<Boolean> ofOne(UUID userId, LocalDate day, Actor actor) {
    return day.isBefore(current())
        ? one(userId, day, actor)
        : ofDayBefore(userId, day.minusDays(1), actor)
            .chain(done -> done ? one(userId, day, actor) : Uni.createFrom().item(false));
  }

  private Uni<Boolean> ofDayBefore(UUID userId, LocalDate day, Actor actor) {
    return due.isToBeValued(userId, end(day))
        .chain(missing -> missing ? one(userId, day, actor) : Uni.createFrom().item(true));
  }

  private Uni<Boolean> one(UUID userId, LocalDate day, Actor actor) {
    var portfolio = PortfolioId.of(userId);
    var job = job(userId, portfolio, day, UUID.randomUUID().toString());
    return commands.run(actor, clock.instant(), List.of(job)).map(done -> done == 1);
  }

  /** Of a day that goes on each valuation is another one, which {@code at} names. */
  private Job<MarkToMarket> job(UUID userId, UUID portfolioId, LocalDate day, String at) {
    boolean closes = day.isBefore(current());
    var commandId = "value:" + portfolioId + ":" + day + (closes ? "" : ":" + at);
    return new Job<>(commandId, userId, new MarkToMarket(userId, day, closes));
  }

  /** One way through all accounts. */
  private final class Run {
    private final LocalDate day;
    private final Actor actor;
    private final Instant by;
    private final long deadline;
    private @Nullable Unvalued last;
    private long valued;
    private boolean atEnd;
    private boolean failed;

    Run(LocalDate day, Actor actor, Duration within) {
      this.day = day;
      this.actor = actor;
      this.by = end(day);
      this.deadline = System.nanoTime() + within.toNanos();
    }

    Outcome outcome() {
      return new Outcome(valued, atEnd && !failed);
    }

    /** Values the next accounts; false where there are no more, or no time for them. */
    Uni<Boolean> next() {
      long since = System.nanoTime();
      return due.accountsToValue(by, last, BATCH)
          .chain(this::value)
          .call(goesOn -> goesOn ? rest(System.nanoTime() - since) : nothing());
    }

    private Uni<Boolean> value(List<Unvalued> accounts) {
      if (accounts.isEmpty()) {
        atEnd = true;
        return Uni.createFrom().item(false);
      }
      last = accounts.getLast();
      var jobs = accounts.stream().map(this::job).toList();
      return commands.run(actor, clock.instant(), jobs).map(done -> goesOn(done, accounts.size()));
    }

    private Job<MarkToMarket> job(Unvalued of) {
      return DayValuation.this.job(of.userId(), of.portfolioId(), day, Long.toString(of.version()));
    }

    /** Where most are refused, the service has better things to do. */
    private boolean goesOn(long done, int asked) {
      valued += done;
      failed |= done < asked;
      atEnd = asked < BATCH;
      return asked == BATCH && 2 * done > asked && System.nanoTime() < deadline;
    }

    private Uni<Void> rest(long nanos) {
      return nothing().onItem().delayIt().by(Duration.ofNanos(nanos));
    }

    private static Uni<Void> nothing() {
      return Uni.createFrom().voidItem();
    }
  }
}
