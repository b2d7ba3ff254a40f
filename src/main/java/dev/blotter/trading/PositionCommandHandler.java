package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.Position;
import dev.blotter.position.PositionBook;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionCommand.SplitPosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adjusts positions by other than fills: the position, the holding and cash in lieu at once. */
@ApplicationScoped
public class PositionCommandHandler implements Handler<PositionCommand> {
  private final TradePostings postings;

  public PositionCommandHandler(TradingRules rules) {
    this.postings = new TradePostings(new Reservations(rules.reservations()), rules.settlement());
  }

  @Override
  public Class<PositionCommand> handles() {
    return PositionCommand.class;
  }

  @Override
  public Needs needs(PositionCommand command, States states) {
    var ref = AggregateRef.position(command.positionId());
    if (!states.isLoaded(ref)) {
      return Needs.states(ref);
    }
    return states
        .find(ref, Position.class)
        .map(found -> Needs.states(ref, AggregateRef.portfolio(found.portfolioId())))
        .orElse(Needs.NOTHING);
  }

  @Override
  public Verdict decide(PositionCommand command, States states, Circumstances circumstances) {
    return states
        .find(AggregateRef.position(command.positionId()), Position.class)
        .map(position -> decide(command, position, states, circumstances))
        .orElseGet(
            () ->
                Verdict.refuse(
                    Rejection.of(
                        TradingRejection.POSITION_NOT_FOUND, "There is no such position.")));
  }

  private Verdict decide(
      PositionCommand command, Position position, States states, Circumstances circumstances) {
    var ref = AggregateRef.position(command.positionId());
    var portfolio =
        states.find(AggregateRef.portfolio(position.portfolioId()), Portfolio.class).orElseThrow();
    var refusal = refusal(command, position);
    if (refusal.isPresent()) {
      return new Verdict.Refused(refusal.get(), position.userId(), ref);
    }
    var draft = new AccountDraft(position.portfolioId(), portfolio, null);
    adjust(draft, command, position, states, circumstances);
    return new Verdict.Accepted(position.userId(), ref, draft.changes(), null);
  }

  private static Optional<Rejection> refusal(PositionCommand command, Position position) {
    if (!position.open()) {
      return Optional.of(Rejection.of(TradingRejection.POSITION_CLOSED, "The position is flat."));
    }
    return command instanceof SplitPosition split && split.factor().isZero()
        ? Optional.of(
            Rejection.ofField(
                TradingRejection.SPLIT_FACTOR_NOT_POSITIVE,
                "factor",
                "The factor must be greater than zero."))
        : Optional.empty();
  }

  private void adjust(
      AccountDraft draft,
      PositionCommand command,
      Position position,
      States states,
      Circumstances circumstances) {
    var before =
        PositionStates.book(
            position.userId(),
            position.portfolioId(),
            draft.portfolio(),
            position.symbol(),
            states);
    var changes = new ArrayList<PositionChange>();
    PositionBook book = before;
    for (var adjustment : Adjustments.of(command, position, circumstances.now())) {
      var next = book.apply(adjustment);
      changes.addAll(next);
      book = book.after(next);
    }
    draft.position(List.copyOf(changes));
    draft.post(postings.adjust(draft.portfolio(), changes, book));
  }

  @Override
  public Answer answer(PositionCommand command, States after, Verdict.Accepted verdict) {
    return new Answer(
        Answer.Kind.DONE,
        verdict.subject(),
        after.version(verdict.subject()),
        Objects.requireNonNull(PositionView.json(verdict.subject(), after)),
        null);
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return PositionView.json(subject, states);
  }
}
