package dev.blotter.trading;

import dev.blotter.command.Aggregates;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrderedIds;
import dev.blotter.marketdata.Prices;
import dev.blotter.marketdata.Quote;
import dev.blotter.order.Conditions;
import dev.blotter.order.Order;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.PlaceGroup.Exit;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.testing.AllAggregates;
import dev.blotter.testing.InMemoryTrading;
import dev.blotter.testing.InMemoryTrading.Outcome;
import dev.blotter.user.EmailHold;
import dev.blotter.user.UserCommand.RegisterUser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** One user's account with everything around it, and short words for what can be done to it. */
final class Accounts implements Prices {
  static final Symbol AAPL = Symbol.of("AAPL");
  static final String VENUE = "XNAS";
  final UUID user;
  final InMemoryTrading trading;
  final TradingRules rules;
  final KnownInstruments instruments = new KnownInstruments();
  private final Map<Symbol, Quote> quotes = new HashMap<>();
  private final Ids ids;
  private int sent;

  private Accounts(long seed, FeeEstimate fees, Duration duplicateWindow) {
    this.ids = new TimeOrderedIds(new SplittableRandom(seed));
    this.rules = TradingParts.rules(fees, duplicateWindow);
    this.trading =
        new InMemoryTrading(
            TradingParts.handlers(rules, this, instruments),
            new Aggregates(AllAggregates.LIST),
            ids);
    this.user = ids.next(17, trading.now());
  }

  /** A registered user with an account of that type and that much cash. */
  static Accounts with(String accountType, String cash) {
    return with(accountType, cash, 1, BigDecimal.ZERO);
  }

  static Accounts with(String accountType, String cash, long seed, BigDecimal feeRate) {
    var fees = new FeeEstimate(feeRate.movePointRight(4), BigDecimal.ZERO);
    return with(accountType, usd(cash), seed, fees);
  }

  /** An account in the currency of that cash. */
  static Accounts with(String accountType, Money cash, long seed, FeeEstimate fees) {
    return new Accounts(seed, fees, Duration.ZERO).opened(accountType, cash);
  }

  /** One whose orders are refused where they repeat one of so short a time before. */
  static Accounts guarded(Duration duplicateWindow, String cash) {
    return new Accounts(1, FeeEstimate.NONE, duplicateWindow).opened("MARGIN", usd(cash));
  }

  private Accounts opened(String accountType, Money cash) {
    run(
        new RegisterUser(
            user,
            "sealed",
            cash.currency().code(),
            accountType,
            new EmailHold(Instant.parse("2100-01-01T00:00:00Z"))));
    run(new DepositCash(user, "start", cash));
    return this;
  }

  /** For random lives, whose answers nobody reads. */
  Accounts seldomAnswered() {
    trading.answerEvery(8);
    return this;
  }

  static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  @Override
  public Optional<Quote> quote(Symbol symbol) {
    return Optional.ofNullable(quotes.get(symbol));
  }

  void quote(Symbol symbol, String bid, String ask) {
    quotes.put(symbol, new Quote(symbol, Price.of(bid), Price.of(ask), null, trading.now()));
  }

  Outcome run(Command command) {
    return trading.run(command);
  }

  PlaceOrder order(Side side, String quantity, String limit) {
    return order(terms(AAPL, side, quantity, limit, TimeInForce.GTC, false));
  }

  PlaceOrder order(OrderTerms terms) {
    return new PlaceOrder(next(), user, "client-" + ++sent, null, terms);
  }

  /**
   * An entry at a limit with exits, or exits alone.
   *
   * @param side the entry's; that of the exits where there is none
   * @param limit the entry's, or null where there is none
   * @param target the limit of the take-profit, or null for none
   * @param stop the price of the stop-loss, or null for none
   */
  PlaceGroup group(
      OrderClass orderClass, Side side, String quantity, String limit, String target, String stop) {
    var terms = terms(AAPL, side, quantity, limit, TimeInForce.GTC, false);
    var first = order(limit == null ? SameOrder.withoutLimit(terms) : terms);
    boolean leads = orderClass == OrderClass.OCO;
    return new PlaceGroup(
        orderClass,
        first,
        target == null
            ? null
            : new Exit(
                leads ? first.orderId() : next(),
                leads ? first.clientOrderId() : "take-" + sent,
                Price.of(target),
                null),
        stop == null ? null : new Exit(next(), "stop-" + sent, null, Price.of(stop)));
  }

  private UUID next() {
    return ids.next(Lane.of(user), trading.now());
  }

  PlaceOrder order(OrderTerms terms, Conditions conditions) {
    return SameOrder.on(order(terms), conditions);
  }

  static OrderTerms terms(
      Symbol symbol, Side side, String quantity, String limit, TimeInForce tif, boolean reduce) {
    return new OrderTerms(
        symbol,
        side,
        limit == null ? OrderType.MARKET : OrderType.LIMIT,
        tif,
        Quantity.of(quantity),
        limit == null ? null : Price.of(limit),
        null,
        null,
        reduce);
  }

  /** Places a limit order and has the venue accept it. */
  UUID placed(Side side, String quantity, String limit) {
    var order = order(side, quantity, limit);
    run(order);
    accept(order.orderId());
    return order.orderId();
  }

  Outcome accept(UUID order) {
    return run(new AcceptOrder(order, VENUE, "a" + ++sent, null, null));
  }

  Outcome fill(UUID order, String execId, String quantity, String price) {
    return fill(order, execId, quantity, price, "0.00");
  }

  Outcome fill(UUID order, String execId, String quantity, String price, String fee) {
    return report(
        new RecordFill(
            order,
            VENUE,
            execId,
            null,
            Quantity.of(quantity),
            Price.of(price),
            Commission.of(usd(fee))));
  }

  Outcome correct(UUID order, String execId, String ref, String quantity, String price) {
    return report(
        new CorrectFill(
            order,
            VENUE,
            execId,
            null,
            ref,
            Quantity.of(quantity),
            Price.of(price),
            Commission.zero(Currency.USD)));
  }

  Outcome bust(UUID order, String execId, String ref) {
    return report(new BustFill(order, VENUE, execId, null, ref));
  }

  Outcome cancel(UUID order) {
    return run(new CancelOrder(order, user, "cancel-" + ++sent, null));
  }

  Outcome confirmCancel(UUID order) {
    return run(new ConfirmCancel(order, VENUE, "c" + ++sent, null, "CLIENT", null));
  }

  Outcome replace(UUID order, String quantity, String limit) {
    return run(
        new ReplaceOrder(
            order,
            user,
            "replace-" + ++sent,
            null,
            quantity == null ? null : Quantity.of(quantity),
            limit == null ? null : Price.of(limit),
            null,
            null,
            null));
  }

  Outcome report(VenueReport report) {
    return trading.run("exec:" + report.venue() + ":" + report.execId(), report);
  }

  Order state(UUID order) {
    return trading.state(AggregateRef.order(order), Order.class).orElseThrow();
  }

  Portfolio portfolio() {
    return trading
        .state(AggregateRef.portfolio(PortfolioId.of(user)), Portfolio.class)
        .orElseThrow();
  }

  Balance balance() {
    return portfolio().account().balance(Currency.USD);
  }

  /** What is held of that instrument, negative when short. */
  BigDecimal held(Symbol symbol) {
    return portfolio()
        .account()
        .holding(symbol)
        .map(h -> h.signedQuantity())
        .orElse(BigDecimal.ZERO);
  }
}
