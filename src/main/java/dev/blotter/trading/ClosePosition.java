package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.Instruments;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.position.PositionRejection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes a position, or a part of it, by a reduce-only market order for the day.
 *
 * @param orderId the id of the order to make
 */
public record ClosePosition(
    UUID userId, Symbol symbol, Size size, UUID orderId, String clientOrderId) implements Command {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** How much of a position to close. */
  public sealed interface Size {

    /** All that no active order is about to close. */
    record All() implements Size {}

    record Units(Quantity quantity) implements Size {}

    /**
     * A part of what is open, rounded down to what may be ordered of the instrument.
     *
     * @param value above 0 and at most 100
     */
    record Percentage(BigDecimal value) implements Size {}
  }

  Needs needs() {
    return Needs.states(AggregateRef.user(userId), portfolio());
  }

  /** The order that is to be placed. */
  Decision<PlaceOrder> order(States states, Instruments instruments) {
    var step = instruments.find(symbol).map(Instrument::terms).map(InstrumentTerms::quantityStep);
    return states
        .find(portfolio(), Portfolio.class)
        .map(Portfolio::account)
        .flatMap(found -> found.holding(symbol).map(holding -> closing(found, holding, step)))
        .orElseGet(ClosePosition::notFound);
  }

  private Decision<PlaceOrder> closing(Account account, Holding holding, Optional<Quantity> step) {
    if (holding.signedQuantity().signum() == 0) {
      return notFound();
    }
    boolean bound = size instanceof Size.All && account.available(symbol).isZero();
    return bound ? beingClosed() : Decision.accept(order(account, holding, step));
  }

  private static Decision<PlaceOrder> notFound() {
    return Decision.reject(
        PositionRejection.POSITION_NOT_FOUND, "Nothing is open in this instrument.");
  }

  private static Decision<PlaceOrder> beingClosed() {
    return Decision.reject(
        PositionRejection.POSITION_BEING_CLOSED,
        "Orders are about to close what is open: cancel one of them, or ask for more.");
  }

  private PlaceOrder order(Account account, Holding holding, Optional<Quantity> step) {
    var side = holding.signedQuantity().signum() < 0 ? Side.BUY : Side.SELL;
    var terms =
        new OrderTerms(
            symbol,
            side,
            OrderType.MARKET,
            TimeInForce.DAY,
            quantity(account, holding, step),
            null,
            null,
            null,
            true);
    return new PlaceOrder(orderId, userId, clientOrderId, null, terms);
  }

  private Quantity quantity(Account account, Holding holding, Optional<Quantity> step) {
    return switch (size) {
      case Size.All all -> account.available(symbol);
      case Size.Units(var quantity) -> quantity;
      case Size.Percentage(var value) -> part(holding.signedQuantity().abs(), value, step);
    };
  }

  // All of it may be off the step; where a part is less than one step, its denial names the step.
  private static Quantity part(BigDecimal open, BigDecimal percentage, Optional<Quantity> step) {
    var part = open.multiply(percentage).divide(HUNDRED, Quantity.SCALE, RoundingMode.DOWN);
    if (part.compareTo(open) == 0) {
      return new Quantity(part);
    }
    return step.map(each -> part.subtract(part.remainder(each.value())))
        .filter(whole -> whole.signum() != 0)
        .map(Quantity::new)
        .orElseGet(() -> new Quantity(part));
  }

  private AggregateRef portfolio() {
    return OrderStates.book(userId);
  }
}
