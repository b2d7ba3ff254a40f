package dev.blotter.portfolio;

import dev.blotter.kernel.Aggregate;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Quantity;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a portfolio is brought from event to event. */
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
    return 1;
  }

  @Override
  public Portfolio evolve(@Nullable Portfolio state, PortfolioEvent event) {
    return event instanceof PortfolioOpened opened
        ? Portfolio.opened(opened.baseCurrency(), opened.accountType())
        : next(Objects.requireNonNull(state, "a portfolio begins with PortfolioOpened"), event);
  }

  private static Portfolio next(Portfolio state, PortfolioEvent event) {
    return switch (event) {
      case PortfolioOpened e -> state;
      case CashDeposited e -> state.with(e.balance());
      case CashWithdrawn e -> state.with(e.balance());
      case WithdrawalRejected e -> state;
      case FundsReserved e -> state.with(e.balance()).with(commitment(e));
      case FundsReleased e -> released(state.with(e.balance()), e);
      case TradeCashPosted e -> posted(state.with(e.balance()).with(e.holding()), e);
      case CommissionCharged e -> state.with(e.balance());
      case FeeCharged e -> state.with(e.balance());
      case DividendPosted e -> state.with(e.balance());
      case HoldingAdjusted e -> state.with(e.balance()).with(e.holding());
      case CashSettled e -> settled(state.with(e.balance()), e);
      case PortfolioValued e -> state;
    };
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

  private static Portfolio released(Portfolio state, FundsReleased event) {
    if (event.leaves().isZero()) {
      return state.without(event.orderId());
    }
    return state
        .commitment(event.orderId())
        .map(before -> state.with(reduced(before, event)))
        .orElse(state);
  }

  private static Commitment reduced(Commitment before, FundsReleased event) {
    Quantity openingShort = before.openingShort().min(event.leaves());
    return new Commitment(
        before.orderId(),
        before.symbol(),
        before.side(),
        event.leaves(),
        openingShort,
        before.reservePrice(),
        before.reduceOnly(),
        event.reserved());
  }

  private static Portfolio posted(Portfolio state, TradeCashPosted event) {
    var settlesAt = event.settlesAt();
    return settlesAt == null
        ? state
        : state.with(
            new Unsettled(
                event.orderId(),
                event.venue(),
                event.execId(),
                event.holding().symbol(),
                event.amount(),
                settlesAt));
  }

  private static Portfolio settled(Portfolio state, CashSettled event) {
    List<Unsettled> open =
        state.unsettled().stream().filter(item -> !Settlement.isDue(item, event)).toList();
    return state.withUnsettled(open);
  }
}
