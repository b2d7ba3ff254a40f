package dev.blotter.projection;

import dev.blotter.eventlog.Append;
import dev.blotter.eventlog.AppendResult;
import dev.blotter.eventlog.AppendResult.Appended;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.VersionCheck;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.order.OrderEvent.OrderAccepted;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashSettled;
import dev.blotter.portfolio.PortfolioEvent.PortfolioOpened;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.position.Adjustment;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.position.PositionFigures;
import dev.blotter.position.PositionSide;
import dev.blotter.user.UserEvent.UserRegistered;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account whose events are of the real kinds, and add up. */
final class Trader {

  private static final Ids IDS = new TimeOrderedIds(new Random());
  private static final Quantity TEN = Quantity.of("10");
  private static final Price PRICE = Price.of("100");

  private final EventLog log;
  final UUID id;
  private final Map<AggregateRef, Long> versions = new HashMap<>();
  private Money cash = Money.zero(Currency.USD);
  private @Nullable UUID open;
  private int cycle;
  private int commands;
  private @Nullable List<Append> together;

  Trader(EventLog log, int lane) {
    this.log = log;
    this.id = IDS.next(lane, Instant.now());
  }

  /** Has each of them do something, and appends all of it at once. */
  static void together(List<Trader> traders, Consumer<Trader> does) {
    List<Append> group = new ArrayList<>();
    for (var trader : traders) {
      trader.together = group;
      does.accept(trader);
      trader.together = null;
    }
    traders.getFirst().store(group);
  }

  List<RecordedEvent> register() {
    cash = Money.of("100000.00", Currency.USD);
    return append(
        Change.of(AggregateRef.user(id), new UserRegistered("ada" + id + "@example.com/Ada")),
        portfolio(new PortfolioOpened(Currency.USD, AccountType.CASH)),
        portfolio(new CashDeposited("first", cash, balance())));
  }

  List<RecordedEvent> user(DomainEvent event) {
    return append(Change.of(AggregateRef.user(id), event));
  }

  /** Places an order and gives its id. */
  UUID place() {
    return place(Instant.now());
  }

  UUID place(Instant at) {
    var order = IDS.next(dev.blotter.kernel.Lane.of(id), at);
    var name = "order-" + order;
    var first =
        new OrderInitialized(
            order, id, PortfolioId.of(id), name, null, terms(), figures(OrderStatus.PENDING, 0));
    append(Change.of(AggregateRef.order(order), first));
    return order;
  }

  List<RecordedEvent> accept(UUID order) {
    return append(
        Change.of(
            AggregateRef.order(order), new OrderAccepted("V1", figures(OrderStatus.ACCEPTED, 0))));
  }

  List<RecordedEvent> cancel(UUID order) {
    return append(
        Change.of(
            AggregateRef.order(order),
            new OrderCanceled("CLIENT", null, TEN, figures(OrderStatus.CANCELLED, 0))));
  }

  /** Fills an order whole: opens a position where there is none, else closes the one there is. */
  List<RecordedEvent> fill(UUID order) {
    var opens = open == null;
    var position = opens ? IDS.next(dev.blotter.kernel.Lane.of(id), Instant.now()) : open;
    cycle = opens ? cycle + 1 : cycle;
    open = opens ? position : null;
    var value = PRICE.times(TEN, Currency.USD);
    cash = opens ? cash.minus(value) : cash.plus(value);
    var zero = Money.zero(Currency.USD);
    var filled =
        new OrderFilled(
            "SIM",
            "x" + order,
            TEN,
            PRICE,
            Commission.of(zero),
            false,
            figures(OrderStatus.FILLED, 10));
    return append(
        Change.of(AggregateRef.order(order), filled),
        portfolio(posted(order, Objects.requireNonNull(position), opens, value)),
        Change.of(AggregateRef.position(position), moved(order, opens)));
  }

  private DomainEvent posted(UUID order, UUID position, boolean opens, Money value) {
    var held = opens ? BigDecimal.TEN : BigDecimal.ZERO;
    var cost = opens ? value : Money.zero(Currency.USD);
    return new TradeCashPosted(
        order,
        "SIM",
        "x" + order,
        opens ? value.negated() : value,
        new Holding(Symbol.of("AAPL"), position, cycle, held, cost),
        null,
        balance());
  }

  private DomainEvent moved(UUID order, boolean opens) {
    var zero = Money.zero(Currency.USD);
    var side = opens ? Side.BUY : Side.SELL;
    var fill =
        Fill.of(
            order,
            "SIM",
            "x" + order,
            Symbol.of("AAPL"),
            side,
            TEN,
            PRICE,
            Currency.USD,
            Commission.of(zero),
            Instant.parse("2026-03-01T14:30:00Z").plusSeconds(commands));
    var figures = figures(opens);
    return opens
        ? new PositionOpened(id, PortfolioId.of(id), Symbol.of("AAPL"), cycle, null, fill, figures)
        : new PositionClosed(fill, zero, figures);
  }

  private static PositionFigures figures(boolean open) {
    var zero = Money.zero(Currency.USD);
    return new PositionFigures(
        open ? PositionSide.LONG : PositionSide.FLAT,
        open ? BigDecimal.TEN : BigDecimal.ZERO,
        open ? PRICE.times(TEN, Currency.USD) : zero,
        Notional.ZERO,
        PRICE,
        open ? null : PRICE,
        open ? Quantity.ZERO : TEN,
        zero,
        zero,
        zero,
        TEN);
  }

  /** Opens a cycle again and closes the one after it, in one append that begins with the first. */
  List<RecordedEvent> reopen(UUID first, UUID second) {
    return append(adjusted(first, false), adjusted(second, false), adjusted(first, true));
  }

  private Change adjusted(UUID position, boolean open) {
    var adjustment =
        new Adjustment(
            Adjustment.Reason.FILL_BUSTED,
            "x",
            BigDecimal.ZERO,
            null,
            null,
            Money.zero(Currency.USD),
            Instant.parse("2026-03-02T14:30:00Z"));
    return Change.of(
        AggregateRef.position(position), new PositionAdjusted(adjustment, null, figures(open)));
  }

  /** The account is valued for a day; what it holds has no price. */
  List<RecordedEvent> valued(LocalDate day) {
    var none = Money.zero(Currency.USD);
    var equity = open == null ? cash : null;
    var unpriced = open == null ? List.<Symbol>of() : List.of(Symbol.of("AAPL"));
    return append(
        portfolio(
            new PortfolioValued(
                day,
                true,
                Instant.parse("2026-03-01T14:30:00Z"),
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
    var holding = new Holding(Symbol.of("SAP"), id, 1, BigDecimal.ZERO, none);
    return append(
        portfolio(
            new TradeCashPosted(
                id, "SIM", "x", amount, holding, settlesAt, new Balance(amount, none, amount))));
  }

  /** That cash settles. */
  List<RecordedEvent> settled(Money amount, Instant dueBy) {
    var none = Money.zero(amount.currency());
    return append(portfolio(new CashSettled(dueBy, amount, new Balance(amount, none, none))));
  }

  private static OrderTerms terms() {
    return new OrderTerms(
        Symbol.of("AAPL"),
        Side.BUY,
        OrderType.LIMIT,
        TimeInForce.GTC,
        TEN,
        PRICE,
        null,
        null,
        false);
  }

  private static OrderFigures figures(OrderStatus status, int cum) {
    var done = new Quantity(BigDecimal.valueOf(cum));
    return new OrderFigures(status, TEN, done, null, TEN.minus(done), cum == 0 ? null : PRICE);
  }

  private Balance balance() {
    var zero = Money.zero(Currency.USD);
    return new Balance(cash, zero, zero);
  }

  private Change portfolio(DomainEvent event) {
    return Change.of(AggregateRef.portfolio(PortfolioId.of(id)), event);
  }

  private List<RecordedEvent> append(Change... changes) {
    Set<AggregateRef> changed = new HashSet<>();
    Stream.of(changes).forEach(change -> changed.add(change.aggregate()));
    var checks =
        changed.stream().map(ref -> new VersionCheck(ref, versions.getOrDefault(ref, 0L))).toList();
    Stream.of(changes).forEach(change -> versions.merge(change.aggregate(), 1L, Long::sum));
    var origin = new Origin(Actor.system("test"), id, null);
    var name = "c" + ++commands;
    var append = new Append(id, name, name, "{}", origin, checks, List.of(changes));
    if (together != null) {
      together.add(append);
      return List.of();
    }
    return store(List.of(append)).getFirst();
  }

  private List<List<RecordedEvent>> store(List<Append> group) {
    return stored(group).stream().map(Trader::events).toList();
  }

  private static List<RecordedEvent> events(AppendResult result) {
    return switch (result) {
      case Appended appended -> appended.events();
      // A connection was killed after the append and before its reply: it is there all the same.
      case AppendResult.Duplicate ignored -> List.of();
      case AppendResult.Conflict() -> throw new IllegalStateException("nobody else appends here");
    };
  }

  private List<AppendResult> stored(List<Append> group) {
    return Uni.createFrom()
        .deferred(() -> log.append(group))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(20))
        .atMost(8)
        .await()
        .atMost(Duration.ofSeconds(20));
  }
}
