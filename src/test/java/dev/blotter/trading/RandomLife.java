package dev.blotter.trading;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.Trail;
import dev.blotter.order.TrailedStop;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.ReportDoneForDay;
import dev.blotter.order.VenueReport.ReportExpired;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioCommand.PostDividend;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A random account to which also happens what is rare: splits, fees in kind, dividends, instruments
 * that turn out to be priced in another currency than they are held in.
 */
public final class RandomLife {

  private static final Symbol PAIR = Symbol.of("BTC/USD");
  private static final Currency EUR = Currency.of("EUR");

  private final RandomGenerator random;
  private final RandomAccount life;
  private int rare;
  private LocalDate day = LocalDate.of(2026, 3, 1);

  public RandomLife(RandomGenerator random) {
    this.random = random;
    this.life = RandomAccount.ofAnyType(random);
    if (random.nextInt(3) == 0) {
      abroad();
    }
  }

  /** One of the instruments is a European one from now on, and the account has euros. */
  private void abroad() {
    var symbols = RandomAccount.SYMBOLS;
    life.account.instruments.tell(symbols.get(random.nextInt(symbols.size())), EUR);
    life.account.run(new DepositCash(user(), "abroad", Money.of("3000.00", EUR)));
  }

  public UUID user() {
    return life.account.user;
  }

  /** Does something, which may be refused. */
  public void step() {
    if (random.nextInt(4) > 0) {
      life.step();
      return;
    }
    life.account.trading.pass(Duration.ofHours(random.nextInt(30)));
    var reference = "rare-" + ++rare;
    switch (random.nextInt(15)) {
      case 0 -> life.account.run(new DepositCash(user(), reference, money()));
      case 1 -> life.account.run(new WithdrawCash(user(), reference, money()));
      case 2 -> life.account.run(new PostFee(user(), reference, money()));
      case 3 -> life.account.run(new PostDividend(user(), reference, Accounts.AAPL, money()));
      case 4 -> life.account.run(new SettleCash(user(), life.account.trading.now()));
      case 5 -> position().ifPresent(id -> split(id, reference));
      case 6 ->
          position()
              .ifPresent(
                  id ->
                      life.account.run(
                          new ReconcilePosition(
                              id, reference, BigDecimal.valueOf(random.nextInt(9) - 4), null)));
      case 7 -> order().ifPresent(order -> end(order, reference));
      case 8 -> order().ifPresent(order -> restate(order, reference));
      case 9, 10 -> life.account.run(new MarkToMarket(user(), day(), random.nextBoolean()));
      case 11, 12 -> trailing(reference);
      case 13 -> abroad();
      default -> inKind(reference);
    }
  }

  /** A day that goes on or a later one. */
  private LocalDate day() {
    day = day.plusDays(random.nextInt(3));
    return day;
  }

  private void split(UUID position, String reference) {
    life.account.run(
        new SplitPosition(
            position,
            reference,
            random.nextBoolean() ? Ratio.of("3", "2") : Ratio.of("1", "3"),
            random.nextBoolean(),
            random.nextBoolean() ? null : Price.of("20.00")));
  }

  private void end(Order order, String reference) {
    var id = order.orderId();
    life.account.run(
        random.nextBoolean()
            ? new ReportExpired(id, Accounts.VENUE, reference, null, "END", null)
            : new ReportDoneForDay(id, Accounts.VENUE, reference, null));
  }

  private void restate(Order order, String reference) {
    var ratio = random.nextBoolean() ? Ratio.of("3", "1") : Ratio.of("2", "3");
    life.account.run(
        new RestateOrder(order.orderId(), Accounts.VENUE, reference, null, "SPLIT", null, ratio));
  }

  /** A stop that its venue moves, up or down. */
  private void trailing(String reference) {
    life.account.quote(Accounts.AAPL, "10.00", "10.10");
    var side = random.nextBoolean() ? Side.BUY : Side.SELL;
    var trail = random.nextBoolean() ? Trail.by(Price.of("0.50")) : Trail.byPercent("5");
    var terms =
        new OrderTerms(
            Accounts.AAPL,
            side,
            OrderType.TRAILING_STOP,
            TimeInForce.GTC,
            Quantity.of("3"),
            null,
            null,
            null,
            false,
            trail,
            null);
    var order = life.account.order(terms).orderId();
    life.account.run(new PlaceOrder(order, user(), reference, null, terms));
    life.orders.add(order);
    var stop = Price.of((9 + random.nextInt(3)) + ".37");
    life.account.run(
        new RestateOrder(
            order,
            Accounts.VENUE,
            reference,
            null,
            "TRAILED",
            null,
            null,
            null,
            TrailedStop.of(null, stop)));
  }

  /** A pair whose commission is taken in what is bought. */
  private void inKind(String reference) {
    var side = random.nextInt(3) > 0 ? Side.BUY : Side.SELL;
    var order =
        life.account.order(Accounts.terms(PAIR, side, "0.5", "100.00", TimeInForce.GTC, false));
    life.account.run(order);
    life.account.accept(order.orderId());
    life.orders.add(order.orderId());
    life.account.report(
        new RecordFill(
            order.orderId(),
            Accounts.VENUE,
            reference,
            null,
            Quantity.of("0.3"),
            Price.of("99.37"),
            new Commission(
                new BigDecimal(random.nextInt(4) > 0 ? "0.0010000004999" : "0.4"),
                Currency.of(random.nextInt(4) > 0 ? "BTC" : "PENNY"))));
  }

  private Money money() {
    return Money.of((1 + random.nextInt(50)) + "." + (10 + random.nextInt(90)), Currency.USD);
  }

  private Optional<UUID> position() {
    return life.account.portfolio().account().holdings().values().stream()
        .skip(random.nextInt(1 + life.account.portfolio().account().holdings().size()))
        .findFirst()
        .map(holding -> holding.positionId());
  }

  private Optional<Order> order() {
    return life.orders.isEmpty()
        ? Optional.empty()
        : life.account.trading.state(
            AggregateRef.order(life.orders.get(random.nextInt(life.orders.size()))), Order.class);
  }

  Portfolio portfolio() {
    return life.account.portfolio();
  }

  /** What happened to the portfolio so far, in order. */
  List<RecordedEvent> portfolioEvents() {
    return life.account.trading.history(AggregateRef.portfolio(PortfolioId.of(user())));
  }

  /** Every change so far, in order; each step's are there as a whole. */
  public List<Change> log() {
    return life.account.trading.log();
  }
}
