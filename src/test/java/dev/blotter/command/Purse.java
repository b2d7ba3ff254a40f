package dev.blotter.command;

import dev.blotter.json.Json;
import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The smallest domain that can go wrong: a purse that coins are put into and taken out of. */
record Purse(long coins) {

  /** What can happen to a purse. */
  sealed interface PurseEvent extends DomainEvent {
    record CoinsMoved(long coins, long left) implements PurseEvent {}
  }

  /**
   * Puts coins in, or takes them out where the number is negative.
   *
   * @param notAfter the last moment at which they may be moved, or null where any will do
   */
  record MoveCoins(UUID userId, long coins, @Nullable Instant notAfter) implements Command {
    MoveCoins(UUID userId, long coins) {
      this(userId, coins, null);
    }
  }

  /** The same, before all others that wait. */
  record RescueCoins(UUID userId, long coins) implements Command {}

  /** Says how many coins there are. */
  record CountCoins(UUID userId, long coins) implements Command {}

  /** Makes its handler fail. */
  record Stumble(UUID userId) implements Command {}

  /** Moves coins, and makes its handler fail at the answer. */
  record Fumble(UUID userId, long coins) implements Command {}

  /** Why coins are refused. It is no enum, since the codes of those are told to clients. */
  record PurseRejection(String name) implements RejectionCode {
    static final PurseRejection TOO_FEW_COINS = new PurseRejection("TOO_FEW_COINS");
    static final PurseRejection TOO_LATE = new PurseRejection("TOO_LATE");

    @Override
    public Kind kind() {
      return Kind.RULE;
    }
  }

  static AggregateRef of(UUID userId) {
    return AggregateRef.user(userId);
  }

  /** A purse from event to event. */
  static final class PurseAggregate implements Aggregate<Purse, PurseEvent> {
    @Override
    public AggregateType type() {
      return AggregateType.USER;
    }

    @Override
    public Class<Purse> stateType() {
      return Purse.class;
    }

    @Override
    public Class<PurseEvent> eventType() {
      return PurseEvent.class;
    }

    @Override
    public int shape() {
      return 1;
    }

    @Override
    public int weight(Purse state) {
      return (int) state.coins();
    }

    @Override
    public Purse evolve(@Nullable Purse state, PurseEvent event) {
      return switch (event) {
        case PurseEvent.CoinsMoved moved -> new Purse(moved.left());
      };
    }
  }

  /** Never lets a purse owe. */
  static final class MovingCoins implements Handler<MoveCoins> {
    @Override
    public Class<MoveCoins> handles() {
      return MoveCoins.class;
    }

    @Override
    public @Nullable Instant notAfter(MoveCoins command) {
      return command.notAfter();
    }

    @Override
    public Needs needs(MoveCoins command, States states) {
      return Needs.states(of(command.userId()));
    }

    @Override
    public Verdict decide(MoveCoins command, States states, Circumstances circumstances) {
      var purse = of(command.userId());
      var until = command.notAfter();
      if (until != null && circumstances.decidedAt().isAfter(until)) {
        var rejection = Rejection.of(PurseRejection.TOO_LATE, "nobody wants that any more");
        return new Verdict.Refused(rejection, command.userId(), purse);
      }
      long left = states.find(purse, Purse.class).map(Purse::coins).orElse(0L) + command.coins();
      if (left < 0) {
        var rejection = Rejection.of(PurseRejection.TOO_FEW_COINS, "there are not so many");
        return new Verdict.Refused(rejection, command.userId(), purse);
      }
      var moved = new PurseEvent.CoinsMoved(command.coins(), left);
      return new Verdict.Accepted(command.userId(), purse, List.of(Change.of(purse, moved)), null);
    }

    @Override
    public Answer answer(MoveCoins command, States after, Verdict.Accepted verdict) {
      var purse = of(command.userId());
      return new Answer(
          Answer.Kind.DONE, purse, after.version(purse), resource(purse, after), null);
    }

    @Override
    public String resource(AggregateRef subject, States states) {
      return Json.write(states.find(subject, Purse.class).orElse(new Purse(0)));
    }
  }

  /** Handles as moving coins what says so in other words. */
  abstract static class Moving<C extends Command> implements Handler<C> {
    private final MovingCoins moving = new MovingCoins();

    abstract MoveCoins moved(C command);

    @Override
    public Needs needs(C command, States states) {
      return moving.needs(moved(command), states);
    }

    @Override
    public Verdict decide(C command, States states, Circumstances circumstances) {
      return moving.decide(moved(command), states, circumstances);
    }

    @Override
    public Answer answer(C command, States after, Verdict.Accepted verdict) {
      return moving.answer(moved(command), after, verdict);
    }
  }

  /** Moves coins at once. */
  static final class RescuingCoins extends Moving<RescueCoins> {
    @Override
    public Class<RescueCoins> handles() {
      return RescueCoins.class;
    }

    @Override
    public Priority priority(RescueCoins command) {
      return Priority.URGENT;
    }

    @Override
    MoveCoins moved(RescueCoins command) {
      return new MoveCoins(command.userId(), command.coins());
    }
  }

  /** Makes it as many as were counted; a count that is right changes nothing. */
  static final class CountingCoins implements Handler<CountCoins> {
    private final MovingCoins moving = new MovingCoins();

    @Override
    public Class<CountCoins> handles() {
      return CountCoins.class;
    }

    @Override
    public boolean remembersWhatChangedNothing() {
      return true;
    }

    @Override
    public Needs needs(CountCoins command, States states) {
      return Needs.states(of(command.userId()));
    }

    @Override
    public Verdict decide(CountCoins command, States states, Circumstances circumstances) {
      var move = moved(command, states);
      return move.coins() == 0
          ? new Verdict.Accepted(command.userId(), of(command.userId()), List.of(), null)
          : moving.decide(move, states, circumstances);
    }

    @Override
    public Answer answer(CountCoins command, States after, Verdict.Accepted verdict) {
      return moving.answer(moved(command, after), after, verdict);
    }

    private static MoveCoins moved(CountCoins command, States states) {
      long known = states.find(of(command.userId()), Purse.class).map(Purse::coins).orElse(0L);
      return new MoveCoins(command.userId(), command.coins() - known);
    }
  }

  /** Decides to move coins, and fails at saying so. */
  static final class Fumbling extends Moving<Fumble> {
    @Override
    public Class<Fumble> handles() {
      return Fumble.class;
    }

    @Override
    public Answer answer(Fumble command, States after, Verdict.Accepted verdict) {
      throw new IllegalStateException("fumbled");
    }

    @Override
    MoveCoins moved(Fumble command) {
      return new MoveCoins(command.userId(), command.coins());
    }
  }

  /** Always fails, once it has been given what it needs. */
  static final class Stumbling implements Handler<Stumble> {
    @Override
    public Class<Stumble> handles() {
      return Stumble.class;
    }

    @Override
    public Needs needs(Stumble command, States states) {
      return Needs.states(of(command.userId()));
    }

    @Override
    public Verdict decide(Stumble command, States states, Circumstances circumstances) {
      throw new IllegalStateException("stumbled");
    }

    @Override
    public Answer answer(Stumble command, States after, Verdict.Accepted verdict) {
      throw new IllegalStateException("never accepted");
    }
  }
}
