package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Command;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Holding;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.position.PositionRejection;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
     * A part of what is open, rounded down to what can be kept of a quantity.
     *
     * @param value above 0 and at most 100
     */
    record Percentage(BigDecimal value) implements Size {}
  }

  Needs needs() {
    return Needs.states(AggregateRef.user(userId), portfolio());
  }

  /** The order that is to be placed. */
  Decision<PlaceOrder> order(States states) {
    return states
        .find(portfolio(), Portfolio.class)
        .map(Portfolio::account)
        .flatMap(found -> found.holding(symbol).map(holding -> order(found, holding)))
        .filter(order -> !order.terms().quantity().isZero())
        .<Decision<PlaceOrder>>map(Decision::accept)
        .orElseGet(
            () ->
                Decision.reject(
                    PositionRejection.POSITION_NOT_FOUND,
                    "Nothing is open in this instrument that no order is about to close."));
  }

  private PlaceOrder order(Account account, Holding holding) {
    var side = holding.signedQuantity().signum() < 0 ? Side.BUY : Side.SELL;
    var terms =
        new OrderTerms(
            symbol,
            side,
            OrderType.MARKET,
            TimeInForce.DAY,
            quantity(account, holding),
            null,
            null,
            null,
            true);
    return new PlaceOrder(orderId, userId, clientOrderId, null, terms);
  }

  private Quantity quantity(Account account, Holding holding) {
    return switch (size) {
      case Size.All all -> account.available(symbol);
      case Size.Units(var quantity) ->
          holding.signedQuantity().signum() == 0 ? Quantity.ZERO : quantity;
      case Size.Percentage(var value) ->
          new Quantity(
              holding
                  .signedQuantity()
                  .abs()
                  .multiply(value)
                  .divide(HUNDRED, Quantity.SCALE, RoundingMode.DOWN));
    };
  }

  private AggregateRef portfolio() {
    return AggregateRef.portfolio(PortfolioId.of(userId));
  }
}
