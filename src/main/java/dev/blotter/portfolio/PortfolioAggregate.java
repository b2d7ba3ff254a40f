package dev.blotter.portfolio;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import org.jspecify.annotations.Nullable;

/** How a portfolio is brought from event to event: the account, and what active orders bind. */
public final class PortfolioAggregate implements Aggregate<Portfolio, PortfolioEvent> {

  @Override
  public AggregateType type() {
    return AggregateType.PORTFOLIO;
  }

  @Override
  public Class<Portfolio> stateType() {
    return Portfolio.class;
  }

  @Override
  public Class<PortfolioEvent> eventType() {
    return PortfolioEvent.class;
  }

  @Override
  public int shape() {
    return 7;
  }

  /** The account: each step of a replay would have all orders that are active then. */
  @Override
  public Object shown(Portfolio state) {
    return state.account();
  }

  @Override
  public int weight(Portfolio state) {
    return state.weight();
  }

  @Override
  public Portfolio evolve(@Nullable Portfolio state, PortfolioEvent event) {
    var account = Bookkeeping.evolve(state == null ? null : state.account(), event);
    return state == null ? Portfolio.opened(account) : bound(state, event).on(account);
  }

  private static Portfolio bound(Portfolio state, PortfolioEvent event) {
    return switch (event) {
      case FundsReserved e -> remembered(state, e).with(commitment(e));
      case FundsReleased e ->
          state
              .commitment(e.orderId())
              .map(order -> state.reduced(order, e.leaves(), e.reserved()))
              .orElse(state);
      case TradeCashPosted e -> posted(state, e);
      case CashSettled e -> state.settled(e);
      default -> state;
    };
  }

  private static Portfolio remembered(Portfolio state, FundsReserved event) {
    var intent = event.intent();
    return intent == null ? state : state.with(new RecentOrder(event.orderId(), intent));
  }

  private static Portfolio posted(Portfolio state, TradeCashPosted event) {
    var settlesAt = event.settlesAt();
    var execution = new ExecutionRef(event.orderId(), event.venue(), event.execId());
    return settlesAt == null ? state : state.with(execution, settlesAt, event.amount().currency());
  }

  private static Commitment commitment(FundsReserved event) {
    return new Commitment(
        event.orderId(),
        event.symbol(),
        event.side(),
        event.quantity(),
        event.openingShort(),
        event.reservePrice(),
        event.reduceOnly(),
        event.reserved());
  }
}
