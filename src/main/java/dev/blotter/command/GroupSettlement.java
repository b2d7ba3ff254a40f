package dev.blotter.command;

import dev.blotter.command.Plan.Planned;
import dev.blotter.command.Plan.Settled;
import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.CommandKey;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Rejection;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Tells callers what became of their commands. */
final class GroupSettlement {

  private static final Logger LOG = Logger.getLogger(GroupSettlement.class);

  private final EventLog log;
  private final GroupAppender appender;
  private final Iterable<AppendListener> listeners;
  private final CommandMetrics metrics;

  GroupSettlement(
      EventLog log,
      GroupAppender appender,
      Iterable<AppendListener> listeners,
      CommandMetrics metrics) {
    this.log = log;
    this.appender = appender;
    this.listeners = listeners;
    this.metrics = metrics;
  }

  void stored(Planned planned, AppendResult.Appended appended) {
    var last = appended.last();
    planned
        .ticket()
        .done(new CommandResult.Done(planned.answer(), last.position(), last.occurredAt(), false));
  }

  /** The first answer again, or a refusal where the id was used for something else. */
  void duplicate(Ticket<?> ticket, UUID userId, AppendResult.Duplicate duplicate) {
    if (duplicate.fingerprint().equals(ticket.request.fingerprint())) {
      tell(listener -> listener.repeated(userId, duplicate.position()));
      ticket.done(
          new CommandResult.Done(
              AnswerCodec.read(duplicate.answer()),
              duplicate.position(),
              duplicate.occurredAt(),
              true));
    } else {
      var refusal = ticket.reused(duplicate.commandId());
      metrics.reused(refusal.code());
      ticket.done(new CommandResult.Refused(refusal, null, 0));
    }
  }

  void contended(Ticket<?> ticket) {
    var rejection =
        Rejection.of(
            CommandRejection.CONTENDED, "other commands on this account kept winning the race");
    ticket.done(new CommandResult.Refused(rejection, null, 0));
  }

  /** Hands what was appended to the listeners, lane by lane in the order of the log. */
  void handOver(GroupOutcome outcome) {
    // Before the others of their lanes, and each by itself: others may have appended in between.
    outcome.found().forEach(this::handOverOneLane);
    Map<Integer, List<RecordedEvent>> byLane = new TreeMap<>();
    for (var result : outcome.results()) {
      if (result instanceof AppendResult.Appended(var events)) {
        byLane
            .computeIfAbsent(events.getFirst().position().lane(), lane -> new ArrayList<>())
            .addAll(events);
      }
    }
    byLane.values().forEach(this::handOverOneLane);
  }

  /** Some of one lane, without a gap. */
  private void handOverOneLane(List<RecordedEvent> events) {
    int lane = events.getFirst().position().lane();
    tell(listener -> listener.appended(lane, events));
  }

  /** What is appended is appended: a listener's fault is its own. */
  private void tell(Consumer<AppendListener> news) {
    for (var listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException fault) {
        LOG.errorf(fault, "%s failed on what was appended", listener.getClass().getName());
      }
    }
  }

  /**
   * Settles what changes nothing, with an earlier answer where the log has one. What came too late
   * is not waited for: the log may have to wait for others first.
   */
  Uni<Void> settle(List<Settled> settled) {
    List<Settled> inTime = new ArrayList<>();
    List<Settled> late = new ArrayList<>();
    settled.forEach(each -> (each.over() == null ? inTime : late).add(each));
    if (!late.isEmpty()) {
      settle(late, keys -> log.answersOfLate(keys, over(late))).subscribe().with(done -> {});
    }
    return inTime.isEmpty() ? Uni.createFrom().voidItem() : settle(inTime, log::answers);
  }

  private static Instant over(List<Settled> late) {
    var latest = Instant.MIN;
    for (var each : late) {
      var over = each.over();
      latest = over != null && over.isAfter(latest) ? over : latest;
    }
    return latest;
  }

  private Uni<Void> settle(
      List<Settled> settled,
      Function<List<CommandKey>, Uni<Map<CommandKey, AppendResult.Duplicate>>> answers) {
    return answers
        .apply(settled.stream().map(Settled::key).distinct().toList())
        .map(earlier -> settled.stream().filter(each -> !isSettled(each, earlier)).toList())
        .onFailure()
        .recoverWithItem(fault -> unknown(settled, fault))
        .chain(left -> left.isEmpty() ? Uni.createFrom().voidItem() : remember(left));
  }

  /** False where the answer is to be kept before it is given. */
  private boolean isSettled(Settled each, Map<CommandKey, AppendResult.Duplicate> earlier) {
    var duplicate = earlier.get(each.key());
    if (duplicate != null) {
      duplicate(each.ticket(), each.key().userId(), duplicate);
    } else if (each.memory() == null) {
      each.ticket().done(each.result());
    }
    return duplicate != null || each.memory() == null;
  }

  /** Keeps answers to what changed nothing, so that the same again changes nothing later. */
  private Uni<Void> remember(List<Settled> settled) {
    return appender
        .append(settled.stream().map(Settled::memory).filter(Objects::nonNull).toList())
        .map(outcome -> contested(settled, outcome.results()))
        .onFailure()
        .recoverWithItem(fault -> unknown(settled, fault))
        .chain(this::settle);
  }

  /** Those of which another node has kept one of the same user at that moment. */
  private List<Settled> contested(List<Settled> settled, List<AppendResult> results) {
    List<Settled> contested = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      var each = settled.get(i);
      switch (results.get(i)) {
        case AppendResult.Appended appended -> each.ticket().done(each.result());
        case AppendResult.Duplicate earlier ->
            duplicate(each.ticket(), each.key().userId(), earlier);
        case AppendResult.Conflict() -> contested.add(each);
        // It changed nothing all the same, and nobody may send it again.
        case AppendResult.Late late -> each.ticket().done(each.result());
      }
    }
    return contested;
  }

  /** What of these is still to be settled: nothing, since nobody knows what became of them. */
  private static List<Settled> unknown(List<Settled> settled, Throwable fault) {
    settled.forEach(each -> each.ticket().failed(new OutcomeUnknown(fault)));
    return List.of();
  }
}
