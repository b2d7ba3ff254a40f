package dev.blotter.testing;

import dev.blotter.command.Aggregates;
import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Question;
import dev.blotter.command.Verdict;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs handlers against states in memory, one command after the other, as the pipeline does: asks
 * for needs until there are none, decides, applies the events, answers, and answers a command id
 * that it has seen before with its first outcome.
 */
public final class InMemoryTrading {

  /** How a command ended; what was appended for it is in {@code events}. */
  public record Outcome(Verdict verdict, Answer answer, List<DomainEvent> events) {

    /** The refusal, or the denial that was recorded. */
    public Optional<Rejection> rejection() {
      return switch (verdict) {
        case Verdict.Refused refused -> Optional.of(refused.rejection());
        case Verdict.Accepted accepted -> Optional.ofNullable(accepted.denial());
      };
    }

    public String code() {
      return rejection().map(rejection -> rejection.code().name()).orElse("");
    }
  }

  private final Map<Class<?>, Handler<?>> handlers = new HashMap<>();
  private final MemoryStates states;
  private final Ids ids;
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private Instant now = Instant.parse("2026-11-24T15:00:00Z");
  private Duration delay = Duration.ZERO;
  private int answerEvery = 1;
  private int accepted;

  public InMemoryTrading(List<? extends Handler<?>> handlers, Aggregates aggregates, Ids ids) {
    handlers.forEach(handler -> register(handler.handles(), handler));
    this.states = new MemoryStates(aggregates);
    this.ids = ids;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** From now on commands wait that long before they are decided. */
  public void delay(Duration time) {
    delay = time;
  }

  /**
   * From now on only one in so many accepted commands is answered: to write answers that nobody
   * reads takes as long as the rest. Random lives are still answered in any state.
   */
  public void answerEvery(int commands) {
    answerEvery = commands;
  }

  /** Runs a command that has no id of its own. */
  public Outcome run(Command command) {
    return run("key:" + outcomes.size(), command);
  }

  /** Runs a command unless one of that id was accepted before, whose outcome it gives again. */
  public Outcome run(String commandId, Command command) {
    var known = outcomes.get(commandId);
    if (known != null) {
      return new Outcome(known.verdict, known.answer, List.of());
    }
    var outcome = decide(command, handler(command));
    if (outcome.verdict instanceof Verdict.Accepted) {
      outcomes.put(commandId, outcome);
    }
    return outcome;
  }

  /** What a question to the write side is answered. */
  public <R> R ask(Question<R> question) {
    states.forget();
    while (states.load(question.needs(states))) {
      // Asked again until it needs nothing more.
    }
    return question.answer(states);
  }

  public <S> Optional<S> state(AggregateRef aggregate, Class<S> type) {
    return states.peek(aggregate, type);
  }

  public List<DomainEvent> events(AggregateRef aggregate) {
    return history(aggregate).stream().map(recorded -> recorded.event()).toList();
  }

  /** The same as the log would have them. */
  public List<RecordedEvent> history(AggregateRef aggregate) {
    return states.all(aggregate);
  }

  /** Every change so far, in order. */
  public List<Change> log() {
    return states.log();
  }

  private <C extends Command> Outcome decide(C command, Handler<C> handler) {
    load(command, handler);
    var verdict = handler.decide(command, states, circumstances());
    if (verdict instanceof Verdict.Accepted accepted) {
      states.apply(accepted, now);
      var answer =
          this.accepted++ % answerEvery == 0 ? handler.answer(command, states, accepted) : null;
      return new Outcome(verdict, answer, events(accepted));
    }
    return new Outcome(verdict, null, List.of());
  }

  /** Everything is at hand, so that needs are only recorded as loaded; they must come to an end. */
  private <C extends Command> void load(C command, Handler<C> handler) {
    states.forget();
    for (int round = 0; round < 1_000; round++) {
      if (!states.load(handler.needs(command, states))) {
        return;
      }
    }
    throw new AssertionError("needs without an end: " + command);
  }

  private Circumstances circumstances() {
    return new Circumstances(now, now.plus(delay), ids);
  }

  private static List<DomainEvent> events(Verdict.Accepted accepted) {
    var events = new ArrayList<DomainEvent>();
    accepted.changes().forEach(change -> events.add(change.event()));
    return events;
  }

  private void register(Class<?> command, Handler<?> handler) {
    if (command.isSealed()) {
      for (var permitted : command.getPermittedSubclasses()) {
        register(permitted, handler);
      }
    } else if (handlers.put(command, handler) != null) {
      throw new AssertionError("two handlers of " + command);
    }
  }

  @SuppressWarnings("unchecked")
  private <C extends Command> Handler<C> handler(C command) {
    return (Handler<C>) handlers.get(command.getClass());
  }
}
