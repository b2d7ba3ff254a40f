package dev.blotter.command;

import dev.blotter.command.Plan.Planned;
import dev.blotter.command.Plan.Settled;
import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides the commands of a group one after the other, each on the state the last one left. */
final class GroupDecider {

  private final Ids ids;
  private final InstantSource clock;

  GroupDecider(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Plan decide(List<Ticket<?>> group, WorkingStates states) {
    var plan = new Plan();
    Set<Integer> heldBack = new HashSet<>();
    for (var ticket : group) {
      if (heldBack.contains(ticket.lane())) {
        // Decided anew at once next time: were each to find out for itself, each had its own round.
        ticket.mustBeDecidedAnew();
        plan.deferred.add(ticket);
      } else if (!decideOrFail(ticket, states, plan)) {
        // What it needs was decided only now: it waits, and so do all behind it in its lane.
        heldBack.add(ticket.lane());
        plan.deferred.add(ticket);
      }
    }
    return plan;
  }

  /** False where something that it needs is missing; a fault is this command's alone. */
  private boolean decideOrFail(Ticket<?> ticket, WorkingStates states, Plan plan) {
    try {
      var needs = ticket.needs(states);
      return ticket.missing(needs, states).isEmpty() && decide(ticket, needs, states, plan);
    } catch (RuntimeException fault) {
      ticket.failed(fault);
    }
    return true;
  }

  private <C extends Command> boolean decide(
      Ticket<C> ticket, Needs needs, WorkingStates states, Plan plan) {
    var request = ticket.request;
    var decidedAt = ticket.decidedAt(clock.instant());
    var circumstances = new Circumstances(request.receivedAt(), decidedAt, ids);
    var verdict = ticket.handler.decide(request.command(), states, circumstances);
    if (appendsNothing(verdict) && ticket.mustBeDecidedAnew()) {
      return false;
    }
    switch (verdict) {
      case Verdict.Refused refused -> refuse(ticket, refused, decidedAt, states, plan);
      case Verdict.Accepted accepted when accepted.changes().isEmpty() ->
          settle(ticket, accepted, states, plan);
      case Verdict.Accepted accepted -> plan(ticket, accepted, needs, states, plan);
    }
    return true;
  }

  /** No append finds out then whether what it was decided on is out of date. */
  private static boolean appendsNothing(Verdict verdict) {
    return !(verdict instanceof Verdict.Accepted accepted) || accepted.changes().isEmpty();
  }

  private static <C extends Command> void refuse(
      Ticket<C> ticket,
      Verdict.Refused refused,
      Instant decidedAt,
      WorkingStates states,
      Plan plan) {
    var subject = refused.subject();
    var resource = subject == null ? null : ticket.handler.resource(subject, states);
    long version = subject == null ? 0 : states.expectedVersion(subject);
    var result = new CommandResult.Refused(refused.rejection(), resource, version);
    if (refused.userId() == null) {
      ticket.done(result);
    } else {
      var key = new CommandKey(refused.userId(), ticket.request.commandId());
      var notAfter = ticket.notAfter();
      var over = notAfter != null && decidedAt.isAfter(notAfter) ? notAfter : null;
      plan.settled.add(new Settled(ticket, key, result, null, over));
    }
  }

  private static <C extends Command> void settle(
      Ticket<C> ticket, Verdict.Accepted accepted, WorkingStates states, Plan plan) {
    var answer = ticket.handler.answer(ticket.request.command(), states, accepted);
    var key = new CommandKey(accepted.userId(), ticket.request.commandId());
    var result = new CommandResult.Done(answer, null, null, false);
    var memory =
        ticket.handler.remembersWhatChangedNothing()
            ? append(ticket, accepted, answer, List.of())
            : null;
    plan.settled.add(new Settled(ticket, key, result, memory, null));
  }

  private static <C extends Command> void plan(
      Ticket<C> ticket, Verdict.Accepted accepted, Needs needs, WorkingStates states, Plan plan) {
    var checks = checks(accepted, needs, states);
    plan.planned.add(
        states.after(accepted.changes(), () -> planned(ticket, accepted, checks, states)));
  }

  private static <C extends Command> Planned planned(
      Ticket<C> ticket, Verdict.Accepted accepted, List<VersionCheck> checks, States after) {
    var answer = ticket.handler.answer(ticket.request.command(), after, accepted);
    return new Planned(ticket, append(ticket, accepted, answer, checks), answer);
  }

  private static Append append(
      Ticket<?> ticket, Verdict.Accepted accepted, Answer answer, List<VersionCheck> checks) {
    var request = ticket.request;
    return new Append(
        accepted.userId(),
        request.commandId(),
        request.fingerprint(),
        AnswerCodec.write(answer),
        request.origin(),
        checks,
        accepted.changes(),
        ticket.claims(),
        ticket.notAfter());
  }

  /**
   * Of what is changed, and of all that the decision stands on: another node may have changed that.
   */
  private static List<VersionCheck> checks(
      Verdict.Accepted accepted, Needs needs, WorkingStates states) {
    Set<AggregateRef> touched = new LinkedHashSet<>();
    accepted.changes().forEach(change -> touched.add(change.aggregate()));
    int lane = Lane.of(accepted.userId());
    needs.all().filter(ref -> ref.lane() == lane).forEach(touched::add);
    return touched.stream().map(ref -> new VersionCheck(ref, states.expectedVersion(ref))).toList();
  }
}
