package dev.blotter.command;

import dev.blotter.command.Plan.Settled;
import dev.blotter.command.StateCache.Room;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs the commands of some lanes in groups: what arrives while one group is in flight forms the
 * next. All its state is confined to one executor, which runs one task at a time.
 */
final class Pipeline {

  private final Executor executor;
  private final CommandConfig config;
  private final Stages stages;
  private final StateCache cache;
  private final WaitingLine waiting = new WaitingLine();
  private final Admission admission;
  private boolean inFlight;

  /** How many of the next commands run alone, since one of them made the group's load fail. */
  private int alone;

  /**
   * @param nanoTime a clock that never goes back, by which tickets say since when they wait
   */
  Pipeline(Executor executor, CommandConfig config, Stages stages, LongSupplier nanoTime) {
    this.executor = executor;
    this.config = config;
    this.stages = stages;
    this.cache = new StateCache(Room.of(config), stages.aggregates());
    this.admission = new Admission(config, nanoTime);
  }

  /** Takes a command in, or says why not. Callable from any thread. */
  Optional<Refusal> offer(Ticket<?> ticket) {
    var refusal = admission.enter(ticket.priority());
    if (refusal.isEmpty()) {
      ticket.whenOver(admission::leave);
      executor.execute(
          () -> {
            waiting.add(ticket);
            admission.waits(waiting.oldest());
            runNext();
          });
    }
    return refusal;
  }

  /** What it takes in. */
  Admission admission() {
    return admission;
  }

  private void runNext() {
    if (inFlight || waiting.isEmpty()) {
      return;
    }
    inFlight = true;
    var group = nextGroup();
    var states = new WorkingStates(cache, stages.aggregates());
    stages
        .loader()
        .load(states, group.stream().map(Pipeline::need).toList())
        .emitOn(executor)
        .chain(() -> decided(group, states))
        .subscribe()
        .with(this::append, fault -> failed(group, fault));
  }

  /**
   * By a worker where it takes long: the group is in flight, and nobody else touches its states.
   */
  private Uni<Plan> decided(List<Ticket<?>> group, WorkingStates states) {
    Supplier<Plan> plan = () -> stages.decider().decide(group, states);
    return states.isLong() ? LongWork.byWorker(plan).emitOn(executor) : Uni.createFrom().item(plan);
  }

  private static GroupLoader.Need need(Ticket<?> ticket) {
    return states -> ticket.missing(ticket.needs(states), states);
  }

  private List<Ticket<?>> nextGroup() {
    int limit = alone > 0 ? 1 : config.groupLimit();
    alone = Math.max(0, alone - 1);
    var group = waiting.next(limit);
    admission.taken(WaitingLine.oldest(group));
    admission.waits(waiting.oldest());
    group.forEach(Ticket::taken);
    return group;
  }

  private void append(Plan plan) {
    stages
        .appender()
        .append(plan.appends())
        .emitOn(executor)
        .subscribe()
        .with(outcome -> appended(plan, outcome), fault -> unknown(plan, fault));
  }

  private void appended(Plan plan, GroupOutcome outcome) {
    var results = outcome.results();
    stages.metrics().group(results);
    // Before the callers hear of it, so that whoever reads after an answer waits for what it wrote.
    stages.settlement().handOver(outcome);
    Set<UUID> failed = new HashSet<>();
    List<Ticket<?>> again = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      settle(plan.planned.get(i), results.get(i), failed, again);
    }
    stages.snapshots().keep(plan.planned, failed, cache);
    finish(plan, failed, again);
  }

  private void settle(
      Plan.Planned planned, AppendResult result, Set<UUID> failed, List<Ticket<?>> again) {
    switch (result) {
      case AppendResult.Appended appended -> stages.settlement().stored(planned, appended);
      case AppendResult.Duplicate duplicate -> {
        forget(planned, failed);
        stages.settlement().duplicate(planned.ticket(), planned.userId(), duplicate);
      }
      case AppendResult.Conflict() -> {
        forget(planned, failed);
        tryAgain(planned.ticket(), again);
      }
      case AppendResult.Late(var at) -> {
        forget(planned, failed);
        planned.ticket().isLate(at);
        tryAgain(planned.ticket(), again);
      }
    }
  }

  private void tryAgain(Ticket<?> ticket, List<Ticket<?>> again) {
    if (ticket.mayTryAgain(config.attempts())) {
      again.add(ticket);
    } else {
      stages.settlement().contended(ticket);
    }
  }

  /** What the cache holds of it was never in the log, or stands on what was not. */
  private void forget(Plan.Planned planned, Set<UUID> failed) {
    failed.add(planned.userId());
    planned.touched().forEach(cache::evict);
  }

  private void unknown(Plan plan, Throwable fault) {
    Set<UUID> failed = new HashSet<>();
    for (var planned : plan.planned) {
      forget(planned, failed);
      planned.ticket().failed(new OutcomeUnknown(fault));
    }
    finish(plan, failed, new ArrayList<>());
  }

  private void finish(Plan plan, Set<UUID> failed, List<Ticket<?>> again) {
    List<Settled> standing = new ArrayList<>();
    for (var settled : plan.settled) {
      if (failed.contains(settled.key().userId())) {
        // It was decided on the state that a command left which is not in the log.
        tryAgain(settled.ticket(), again);
      } else {
        standing.add(settled);
      }
    }
    waiting.putBack(plan.deferred);
    waiting.putBack(again);
    stages.settlement().settle(standing).emitOn(executor).subscribe().with(done -> next());
  }

  /** Where the log is away each of them would only wait for it once more, one after the other. */
  private void failed(List<Ticket<?>> group, Throwable fault) {
    if (group.size() == 1 || stages.log().isAway(fault)) {
      group.forEach(ticket -> ticket.failed(fault));
    } else {
      alone = group.size();
      waiting.putBack(group);
    }
    next();
  }

  private void next() {
    cache.trim();
    inFlight = false;
    runNext();
  }
}
