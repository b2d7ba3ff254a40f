package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Side;
import dev.blotter.marketdata.Prices;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.TradePostings;
import dev.blotter.position.Position;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import dev.blotter.position.PositionDecider;
import dev.blotter.position.PositionRejection;
import dev.blotter.position.PositionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adjusts positions by other than fills: the position, the holding and cash in lieu at once, and
 * what orders need that are bound to close it.
 */
@ApplicationScoped
public class PositionCommandHandler implements Handler<PositionCommand> {
  private final TradePostings postings;
  private final ClosingOrders closing;

  public PositionCommandHandler(TradingRules rules, Prices prices) {
    this.closing = new ClosingOrders(rules, prices);
    this.postings =
        new TradePostings(
            new Reservations(rules.reservations(), rules.margin()), rules.settlement());
  }

  @Override
  public Class<PositionCommand> handles() {
    return PositionCommand.class;
  }

  /** Sent again later it might pay out fractions that were not there the first time. */
  @Override
  public boolean remembersWhatChangedNothing() {
    return true;
  }

  @Override
  public Needs needs(PositionCommand command, States states) {
    var ref = AggregateRef.position(command.positionId());
    if (!states.isLoaded(ref)) {
      return Needs.states(ref);
    }
    return states
        .find(ref, Position.class)
        .map(found -> needs(command, found, states))
        .orElse(Needs.NOTHING);
  }

  /** The position, the cash book, the cycle that is the last, and orders that are to close it. */
  private static Needs needs(PositionCommand command, Position position, States states) {
    var ref = AggregateRef.position(command.positionId());
    var book = AggregateRef.portfolio(position.portfolioId());
    if (!states.isLoaded(book)) {
      return Needs.states(ref, book);
    }
    var portfolio = portfolio(position, states);
    var last = PositionStates.last(portfolio.account(), position.symbol());
    var left = left(command, portfolio.account().closable(position.symbol(), Side.SELL));
    var around = ClosingOrders.needs(portfolio, position.symbol(), left, states);
    var all = Stream.of(Stream.of(ref, book), last.stream(), around.stream());
    return new Needs(all.flatMap(part -> part).distinct().toList(), List.of());
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
                        PositionRejection.POSITION_NOT_FOUND, "There is no such position.")));
  }

  private Verdict decide(
      PositionCommand command, Position position, States states, Circumstances circumstances) {
    var ref = AggregateRef.position(command.positionId());
    var portfolio = portfolio(position, states);
    var book =
        PositionStates.book(
            position.userId(),
            position.portfolioId(),
            portfolio.account(),
            position.symbol(),
            states);
    return switch (PositionDecider.decide(book, command, circumstances.now())) {
      case Decision.Rejected<PositionChange>(var reason) ->
          new Verdict.Refused(reason, position.userId(), ref);
      case Decision.Accepted<PositionChange>(var changes) -> {
        var draft = new AccountDraft(position.portfolioId(), portfolio, null);
        draft.add(changes);
        draft.post(postings.adjust(portfolio.account(), changes, book.after(changes)));
        closing.follow(draft, position.symbol(), split(command), states, circumstances);
        yield new Verdict.Accepted(position.userId(), ref, draft.changes(), null);
      }
    };
  }

  /** The least that is held after it; of a split orders are told by their venues. */
  private static Quantity left(PositionCommand command, Quantity held) {
    return switch (command) {
      case SplitPosition split -> Quantity.LARGEST;
      case ReconcilePosition reconcile ->
          ClosingOrders.left(held, reconcile.quantityChange().abs());
    };
  }

  private static Ratio split(PositionCommand command) {
    return switch (command) {
      case SplitPosition split -> split.ratio();
      case ReconcilePosition reconcile -> Ratio.ONE;
    };
  }

  @Override
  public Answer answer(PositionCommand command, States after, Verdict.Accepted verdict) {
    return Answer.of(Answer.Kind.DONE, verdict, after, resource(verdict.subject(), after));
  }

  /** The position without a price: an answer is stored, and prices change. */
  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return states
        .find(subject, Position.class)
        .map(position -> view(subject.id(), position, portfolio(position, states).account()))
        .map(Json::write)
        .orElse(null);
  }

  private static PositionView view(UUID id, Position position, Account account) {
    return PositionView.of(id, position, account::available, Marks.NONE);
  }

  private static Portfolio portfolio(Position position, States states) {
    return states
        .find(AggregateRef.portfolio(position.portfolioId()), Portfolio.class)
        .orElseThrow(() -> new IllegalStateException("a position without a portfolio"));
  }
}
