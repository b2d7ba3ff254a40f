package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.position.Adjustment;
import dev.blotter.position.Cycles.Revision;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionBook;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionEvent;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.position.Refold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fills, their corrections and adjustments of positions do to the cash book. Pure. */
public final class TradePostings {

  private final Reservations reservations;
  private final SettlementPolicy settlement;

  public TradePostings(Reservations reservations, SettlementPolicy settlement) {
    this.reservations = reservations;
    this.settlement = settlement;
  }

  /**
   * A fill: what its order held for it is released, its value is posted, its commission charged.
   *
   * @param execution the whole execution
   * @param charged what its order was charged before it, in the quote currency
   * @param changes what {@link PositionBook#apply(Fill, java.util.function.Supplier)} made of it
   * @param after the book after those changes
   */
  public List<PortfolioEvent> fill(
      Portfolio portfolio,
      Fill execution,
      Money charged,
      List<PositionChange> changes,
      PositionBook after) {
    var postings = new Postings(portfolio.account());
    var fees = fees(changes);
    var executed = Executed.with(execution, charged, fees);
    reservations.fill(portfolio, execution, executed).ifPresent(postings::add);
    var symbol = after.symbol();
    var settlesAt =
        execution.cash().isPositive()
            ? settlement.settlesAt(symbol, execution.executedAt())
            : Optional.<Instant>empty();
    var quote = execution.value().currency();
    postings.trade(execution.ref(), execution.cash(), Holding.of(after, quote), settlesAt);
    postings.charge(execution.ref(), fees);
    return postings.events();
  }

  /**
   * A correction or a bust: the difference is posted. It settles with what it corrects, or at once
   * where that has settled.
   */
  public List<PortfolioEvent> revise(Portfolio portfolio, Revision revision, Refold refold) {
    var postings = new Postings(portfolio.account());
    postings.trade(
        revision.report(),
        refold.cash(),
        Holding.of(refold.book(), refold.cash().currency()),
        portfolio.settlesAt(revision.execution()));
    postings.charge(revision.report(), refold.fees());
    return postings.events();
  }

  /** A split or a reconciliation: the holding changes, and fractions may be paid in cash. */
  public List<PortfolioEvent> adjust(
      Account account, List<PositionChange> changes, PositionBook after) {
    var adjustments = changes.stream().flatMap(change -> adjustment(change).stream()).toList();
    if (adjustments.isEmpty()) {
      return List.of();
    }
    var quote = adjustments.getFirst().cash().currency();
    var cash = adjustments.stream().map(Adjustment::cash).reduce(Money.zero(quote), Money::plus);
    var reason = adjustments.getFirst().reason().name();
    var balance = account.balance(quote).plus(cash);
    return List.of(new HoldingAdjusted(reason, Holding.of(after, quote), cash, balance));
  }

  private static Optional<Adjustment> adjustment(PositionChange change) {
    return change.event() instanceof PositionAdjusted adjusted
        ? Optional.of(adjusted.adjustment())
        : Optional.empty();
  }

  private static Map<Currency, Money> fees(List<PositionChange> changes) {
    Map<Currency, Money> fees = new LinkedHashMap<>();
    for (var change : changes) {
      fill(change.event())
          .ifPresent(leg -> fees.merge(leg.fee().currency(), leg.fee(), Money::plus));
    }
    return fees;
  }

  private static Optional<Fill> fill(PositionEvent event) {
    return switch (event) {
      case PositionOpened opened -> Optional.of(opened.fill());
      case PositionChanged changed -> Optional.of(changed.fill());
      case PositionClosed closed -> Optional.of(closed.fill());
      case PositionAdjusted adjusted -> Optional.empty();
    };
  }

  /** Events in order, each with the balance after the ones before. */
  private static final class Postings {
    private final List<PortfolioEvent> events = new ArrayList<>();
    private Account account;

    Postings(Account account) {
      this.account = account;
    }

    void add(PortfolioEvent event) {
      events.add(event);
      account = Bookkeeping.evolve(account, event);
    }

    void trade(ExecutionRef of, Money cash, Holding holding, Optional<Instant> settlesAt) {
      var balance = account.balance(cash.currency());
      var after = settlesAt.isPresent() ? balance.plusUnsettled(cash) : balance.plus(cash);
      add(
          new TradeCashPosted(
              of.orderId(), of.venue(), of.execId(), cash, holding, settlesAt.orElse(null), after));
    }

    void charge(ExecutionRef of, Map<Currency, Money> fees) {
      for (var fee : fees.values()) {
        if (!fee.isZero()) {
          var balance = account.balance(fee.currency()).plus(fee.negated());
          add(new CommissionCharged(of.orderId(), of.venue(), of.execId(), fee, balance));
        }
      }
    }

    List<PortfolioEvent> events() {
      return List.copyOf(events);
    }
  }
}
