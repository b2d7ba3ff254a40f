package dev.blotter.projection;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderEvent.OrderAccepted;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.position.Adjustment;
import dev.blotter.position.Fill;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.position.PositionFigures;
import dev.blotter.position.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What happens to orders of ten AAPL at 100 US dollars and to the positions they lead to. */
final class TraderEvents {
  static final Symbol AAPL = Symbol.of("AAPL");
  private static final Quantity TEN = Quantity.of("10");
  private static final Price PRICE = Price.of("100");
  private static final Money NONE = Money.zero(Currency.USD);

  /** What a fill costs. */
  static final Money VALUE = PRICE.times(TEN, Currency.USD);

  private TraderEvents() {}

  static DomainEvent placed(UUID order, UUID user) {
    return new OrderInitialized(
        order,
        user,
        PortfolioId.of(user),
        "order-" + order,
        null,
        terms(),
        null,
        null,
        figures(OrderStatus.PENDING, 0));
  }

  static DomainEvent accepted() {
    return new OrderAccepted("V1", figures(OrderStatus.ACCEPTED, 0));
  }

  static DomainEvent cancelled() {
    return new OrderCanceled("CLIENT", null, TEN, figures(OrderStatus.CANCELLED, 0));
  }

  static DomainEvent filled(UUID order) {
    return new OrderFilled(
        "SIM",
        "x" + order,
        TEN,
        PRICE,
        Commission.of(NONE),
        false,
        figures(OrderStatus.FILLED, 10));
  }

  /** What a fill that opens a cycle, or closes it, leaves of the holding and of the cash. */
  static DomainEvent posted(UUID order, UUID position, int cycle, boolean opens, Balance balance) {
    var held = opens ? BigDecimal.TEN : BigDecimal.ZERO;
    return new TradeCashPosted(
        order,
        "SIM",
        "x" + order,
        opens ? VALUE.negated() : VALUE,
        new Holding(AAPL, position, cycle, held, opens ? VALUE : NONE, null),
        null,
        balance);
  }

  static DomainEvent opened(UUID order, UUID user, int cycle, Instant at) {
    var fill = fill(order, Side.BUY, at);
    return new PositionOpened(user, PortfolioId.of(user), AAPL, cycle, null, fill, figures(true));
  }

  static DomainEvent closed(UUID order, Instant at) {
    return new PositionClosed(fill(order, Side.SELL, at), NONE, figures(false));
  }

  /** A cycle comes to be open, or closed, since an execution was busted. */
  static DomainEvent adjusted(boolean open) {
    var adjustment =
        new Adjustment(
            Adjustment.Reason.FILL_BUSTED,
            "x",
            BigDecimal.ZERO,
            null,
            null,
            NONE,
            Instant.parse("2026-03-02T14:30:00Z"));
    return new PositionAdjusted(adjustment, null, figures(open));
  }

  private static Fill fill(UUID order, Side side, Instant at) {
    return Fill.of(
        new ExecutionRef(order, "SIM", "x" + order),
        AAPL,
        side,
        TEN,
        PRICE,
        Currency.USD,
        Commission.of(NONE),
        at);
  }

  private static PositionFigures figures(boolean open) {
    return new PositionFigures(
        open ? PositionSide.LONG : PositionSide.FLAT,
        open ? BigDecimal.TEN : BigDecimal.ZERO,
        null,
        open ? VALUE : NONE,
        Notional.ZERO,
        PRICE,
        open ? null : PRICE,
        open ? Quantity.ZERO : TEN,
        NONE,
        NONE,
        NONE,
        TEN,
        null);
  }

  private static OrderTerms terms() {
    return new OrderTerms(
        AAPL, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, TEN, PRICE, null, null, false);
  }

  private static OrderFigures figures(OrderStatus status, int cum) {
    var done = new Quantity(BigDecimal.valueOf(cum));
    return new OrderFigures(status, TEN, done, null, TEN.minus(done), cum == 0 ? null : PRICE);
  }
}
