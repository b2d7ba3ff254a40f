package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradingCalendar;
import dev.blotter.position.Cycles;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionBook;
import dev.blotter.position.PositionChange;
import dev.blotter.position.PositionTrail;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A portfolio in tests, with the positions that its fills lead to and all events so far. */
final class CashBook {

  static final UUID USER = new UUID(1, 1);
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final SettlementPolicy NEXT_DAY =
      new SettlementPolicy(1, LocalTime.of(8, 0), NEW_YORK, TradingCalendar.WEEKDAYS);

  private static final PortfolioAggregate AGGREGATE = new PortfolioAggregate();

  private final Reservations reservations =
      new Reservations(ReservationPolicy.STANDARD, MarginPolicy.STANDARD);
  private final TradePostings postings;
  private final List<PortfolioEvent> events = new ArrayList<>();
  private final Map<Symbol, PositionTrail> trails = new LinkedHashMap<>();
  private Portfolio portfolio;
  private Account said;
  private Marks marks = Marks.NONE;

  CashBook(AccountType type, SettlementPolicy settlement) {
    this.postings = new TradePostings(reservations, settlement);
    var opened = new PortfolioEvent.PortfolioOpened(Currency.USD, type);
    this.portfolio = AGGREGATE.evolve(null, opened);
    this.said = Bookkeeping.evolve(null, opened);
    events.add(opened);
  }

  static CashBook of(AccountType type, String deposit) {
    var book = new CashBook(type, NEXT_DAY);
    book.deposit(deposit, Currency.USD);
    return book;
  }

  CashBook deposit(String amount, Currency currency) {
    var money = Money.of(amount, currency);
    if (money.isPositive()) {
      decide(new PortfolioCommand.DepositCash(USER, "d", money));
    }
    return this;
  }

  /** The prices that decisions are given from now on. */
  CashBook at(Marks prices) {
    marks = prices;
    return this;
  }

  BuyingPower power() {
    return new BuyingPower(account(), MarginPolicy.STANDARD, marks);
  }

  Decision<PortfolioEvent> decide(PortfolioCommand command) {
    var decision =
        PortfolioDecider.decide(
            account(), command, PositionTrail.START, marks, MarginPolicy.STANDARD);
    if (decision instanceof Decision.Accepted<PortfolioEvent>(var accepted)) {
      record(accepted);
    }
    return decision;
  }

  Decision<PortfolioEvent.FundsReserved> place(Reservations.Request request) {
    return reserved(reservations.place(portfolio, request, marks));
  }

  Decision<PortfolioEvent.FundsReserved> replace(Reservations.Request request) {
    return reserved(reservations.replace(portfolio, request, marks));
  }

  void restate(Reservations.Request request) {
    reservations.restate(portfolio, request, List.of()).ifPresent(event -> record(List.of(event)));
  }

  void release(UUID orderId) {
    reservations.release(portfolio, orderId).ifPresent(event -> record(List.of(event)));
  }

  private Decision<PortfolioEvent.FundsReserved> reserved(
      Decision<PortfolioEvent.FundsReserved> decision) {
    if (decision instanceof Decision.Accepted<PortfolioEvent.FundsReserved>(var accepted)) {
      record(accepted);
    }
    return decision;
  }

  /** Those prices by symbols, for what is held and owed alike. */
  static Marks prices(Map<String, String> prices) {
    return (symbol, signed) ->
        Optional.ofNullable(prices.get(symbol.value()))
            .map(price -> new Mark(Price.of(price), Instant.EPOCH));
  }

  static Reservations.Request request(
      long order, String symbol, Side side, String leaves, @Nullable String price) {
    return request(order, symbol, side, leaves, price, false);
  }

  static Reservations.Request request(
      long order,
      String symbol,
      Side side,
      String leaves,
      @Nullable String price,
      boolean reduceOnly) {
    return new Reservations.Request(
        new UUID(2, order),
        Symbol.of(symbol),
        side,
        Quantity.of(leaves),
        price == null ? null : Price.of(price),
        reduceOnly,
        Quantity.LARGEST,
        Executed.none(Symbol.of(symbol).quotedIn(Currency.USD)),
        null);
  }

  /** A fill of that order; the same order may be filled in parts. */
  Fill fill(long order, String symbol, Side side, String quantity, String price, Money fee) {
    return fill(order, symbol, side, quantity, price, fee, PositionTrail.START);
  }

  Fill fill(
      long order, String symbol, Side side, String quantity, String price, Money fee, Instant at) {
    var trail = trail(symbol);
    var execId = "x" + (trail.executions().size() + 1);
    var execution = trail.execution(new UUID(2, order), execId, side, quantity, price, fee, at);
    var changes = trail.fill(execution);
    var charged = Money.zero(execution.value().currency());
    record(postings.fill(portfolio, execution, charged, changes, trail.book()));
    return execution;
  }

  void revise(String symbol, Cycles.Revision revision) {
    var refold = trail(symbol).revise(revision);
    record(postings.revise(portfolio, revision, refold));
  }

  void adjust(PositionTrail trail, List<PositionChange> changes) {
    trail.record(changes);
    record(postings.adjust(account(), changes, trail.book()));
  }

  PositionTrail trail(String symbol) {
    var key = Symbol.of(symbol);
    return trails.computeIfAbsent(
        key,
        s ->
            new PositionTrail(
                s, s.quotedIn(Currency.USD), account().accountType() != AccountType.CASH));
  }

  PositionBook book(String symbol) {
    return trail(symbol).book();
  }

  private void record(List<? extends PortfolioEvent> accepted) {
    for (var event : accepted) {
      events.add(event);
      portfolio = AGGREGATE.evolve(portfolio, event);
      said = Bookkeeping.evolve(said, event);
    }
  }

  Portfolio portfolio() {
    return portfolio;
  }

  Account account() {
    return portfolio.account();
  }

  /** The account as the events alone say it stands. */
  Account said() {
    return said;
  }

  List<PortfolioEvent> events() {
    return events;
  }

  Balance usd() {
    return account().balance(Currency.USD);
  }

  PortfolioView view(Marks prices) {
    return PortfolioView.of(PortfolioId.of(USER), USER, account(), MarginPolicy.STANDARD, prices);
  }
}
