package dev.blotter.order;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.PlaceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places orders that go together: all of them or none.
 *
 * @param first the entry; where there is none, the take-profit without its limit
 * @param takeProfit null where none is asked for
 * @param stopLoss null where none is asked for
 */
public record PlaceGroup(
    OrderClass orderClass, PlaceOrder first, @Nullable Exit takeProfit, @Nullable Exit stopLoss)
    implements Command {

  /**
   * An order that closes.
   *
   * @param orderId of the take-profit of an OCO: that of the first order, which it is
   * @param clientOrderId likewise
   * @param limitPrice for a take-profit, and a stop-loss that is not to be executed at any price
   * @param stopPrice for a stop-loss, else null
   */
  public record Exit(
      UUID orderId, String clientOrderId, @Nullable Price limitPrice, @Nullable Price stopPrice) {

    private OrderType type() {
      if (stopPrice == null) {
        return OrderType.LIMIT;
      }
      return limitPrice == null ? OrderType.STOP : OrderType.STOP_LIMIT;
    }
  }

  public UUID userId() {
    return first.userId();
  }

  /** What the clients of all orders but the first call them. */
  public List<String> otherNames() {
    return legs().map(leg -> leg.exit.clientOrderId()).toList();
  }

  /** The orders one by one, the first one first; the form of the group must have been checked. */
  public List<PlaceOrder> orders() {
    List<PlaceOrder> orders = new ArrayList<>();
    orders.add(orderClass.hasEntry() ? entry() : exit(own()));
    legs().map(this::exit).forEach(orders::add);
    return orders;
  }

  /**
   * Those that bind the account at once: the entry, or both exits where there is none; empty where
   * one of these is missing.
   */
  public List<PlaceOrder> binding() {
    if (orderClass.hasEntry()) {
      return List.of(entry());
    }
    return takeProfit == null || stopLoss == null ? List.of() : orders();
  }

  private record Leg(GroupRole role, Exit exit) {}

  /** The take-profit of two exits without an entry is the first order. */
  private Leg own() {
    if (takeProfit == null) {
      throw new IllegalStateException("an OCO without a take-profit");
    }
    return new Leg(GroupRole.TAKE_PROFIT, takeProfit);
  }

  private Stream<Leg> legs() {
    var taking = orderClass.hasEntry() ? leg(GroupRole.TAKE_PROFIT, takeProfit) : Stream.<Leg>of();
    return Stream.concat(taking, leg(GroupRole.STOP_LOSS, stopLoss));
  }

  private static Stream<Leg> leg(GroupRole role, @Nullable Exit exit) {
    return exit == null ? Stream.of() : Stream.of(new Leg(role, exit));
  }

  private PlaceOrder entry() {
    return with(first.orderId(), first.clientOrderId(), first.terms(), GroupRole.ENTRY);
  }

  private PlaceOrder exit(Leg leg) {
    return with(leg.exit.orderId(), leg.exit.clientOrderId(), terms(leg.exit), leg.role);
  }

  private PlaceOrder with(UUID orderId, String name, OrderTerms terms, GroupRole role) {
    return new PlaceOrder(
        orderId,
        first.userId(),
        name,
        first.tag(),
        terms,
        first.conditions(),
        group(orderId, role));
  }

  private OrderGroup group(UUID orderId, GroupRole role) {
    var parent = orderClass.hasEntry() && role.isExit() ? first.orderId() : null;
    var others =
        Stream.concat(Stream.of(first.orderId()), legs().map(leg -> leg.exit.orderId()))
            .filter(id -> !id.equals(orderId))
            .toList();
    return OrderGroup.placed(first.orderId(), orderClass, role, parent, others, closed());
  }

  private @Nullable Quantity closed() {
    return orderClass.hasEntry() ? null : first.terms().quantity();
  }

  /** What an entry opened its exits close, and nothing more. */
  private OrderTerms terms(Exit exit) {
    var asked = first.terms();
    return new OrderTerms(
        asked.symbol(),
        orderClass.hasEntry() ? asked.side().opposite() : asked.side(),
        exit.type(),
        asked.timeInForce(),
        asked.quantity(),
        exit.limitPrice(),
        exit.stopPrice(),
        asked.expireAt(),
        orderClass.hasEntry() || asked.reduceOnly(),
        null,
        exit.orderId().equals(first.orderId()) ? asked.handling() : null);
  }
}
