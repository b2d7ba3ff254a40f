package dev.blotter.projection;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.user.UserEvent.UserRegistered;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An account whose events are of the real kinds, and add up. */
final class Trader {

  private static final Ids IDS = new TimeOrderedIds(new Random());
  private static final Instant FIRST = Instant.parse("2026-03-01T14:30:00Z");

  final UUID id;
  private final TraderLog log;
  private Money cash = Money.zero(Currency.USD);
  private @Nullable UUID open;
  private int cycle;

  Trader(EventLog log, int lane) {
    this.id = IDS.next(lane, Instant.now());
    this.log = new TraderLog(log, id);
  }

  /** Has each of them do something, and appends all of it at once. */
  static void together(List<Trader> traders, Consumer<Trader> does) {
    List<Append> group = new ArrayList<>();
    for (var trader : traders) {
      trader.log.gather(group);
      does.accept(trader);
      trader.log.gather(null);
    }
    traders.getFirst().log.store(group);
  }

  List<RecordedEvent> register() {
    cash = Money.of("100000.00", Currency.USD);
    return log.append(
        Change.of(AggregateRef.user(id), new UserRegistered("ada" + id + "@example.com/Ada")),
        portfolio(new PortfolioOpened(Currency.USD, AccountType.CASH)),
        portfolio(new CashDeposited("first", cash, balance())));
  }

  List<RecordedEvent> user(DomainEvent event) {
    return log.append(Change.of(AggregateRef.user(id), event));
  }

  /** Places an order and gives its id. */
  UUID place() {
    return place(Instant.now());
  }

  UUID place(Instant at) {
    var order = IDS.next(Lane.of(id), at);
    log.append(Change.of(AggregateRef.order(order), TraderEvents.placed(order, id)));
    return order;
  }

  List<RecordedEvent> accept(UUID order) {
    return log.append(Change.of(AggregateRef.order(order), TraderEvents.accepted()));
  }

  List<RecordedEvent> cancel(UUID order) {
    return log.append(Change.of(AggregateRef.order(order), TraderEvents.cancelled()));
  }

  /** Fills an order whole: opens a position where there is none, else closes the one there is. */
  List<RecordedEvent> fill(UUID order) {
    var opens = open == null;
    var position = open == null ? IDS.next(Lane.of(id), Instant.now()) : open;
    cycle = opens ? cycle + 1 : cycle;
    open = opens ? position : null;
    cash = opens ? cash.minus(TraderEvents.VALUE) : cash.plus(TraderEvents.VALUE);
    var at = FIRST.plusSeconds(log.commands());
    var moved = opens ? TraderEvents.opened(order, id, cycle, at) : TraderEvents.closed(order, at);
    return log.append(
        Change.of(AggregateRef.order(order), TraderEvents.filled(order)),
        portfolio(TraderEvents.posted(order, position, cycle, opens, balance())),
        Change.of(AggregateRef.position(position), moved));
  }

  /** Opens a cycle again and closes the one after it, in one append that begins with the first. */
  List<RecordedEvent> reopen(UUID first, UUID second) {
    return log.append(adjusted(first, false), adjusted(second, false), adjusted(first, true));
  }

  private static Change adjusted(UUID position, boolean open) {
    return Change.of(AggregateRef.position(position), TraderEvents.adjusted(open));
  }

  /** The account is valued for a day; what it holds has no price. */
  List<RecordedEvent> valued(LocalDate day) {
    var none = Money.zero(Currency.USD);
    var equity = open == null ? cash : null;
    var unpriced = open == null ? List.<Symbol>of() : List.of(TraderEvents.AAPL);
    return log.append(
        portfolio(
            new PortfolioValued(
                day,
                true,
                FIRST,
                cash,
                equity == null ? null : none,
                none,
                equity,
                none,
                unpriced,
                List.of())));
  }

  /** Cash of some currency, of which there was none, comes in and is to settle. */
  List<RecordedEvent> sold(Money amount, Instant settlesAt) {
    var none = Money.zero(amount.currency());
    var holding = new Holding(Symbol.of("SAP"), id, 1, BigDecimal.ZERO, none, null);
    return log.append(
        portfolio(
            new TradeCashPosted(
                id, "SIM", "x", amount, holding, settlesAt, new Balance(amount, none, amount))));
  }

  /** That cash settles. */
  List<RecordedEvent> settled(Money amount, Instant dueBy) {
    var none = Money.zero(amount.currency());
    return log.append(portfolio(new CashSettled(dueBy, amount, new Balance(amount, none, none))));
  }

  private Balance balance() {
    var zero = Money.zero(Currency.USD);
    return new Balance(cash, zero, zero);
  }

  private Change portfolio(DomainEvent event) {
    return Change.of(AggregateRef.portfolio(PortfolioId.of(id)), event);
  }
}
