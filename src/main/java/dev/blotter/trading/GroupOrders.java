package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.ExitPrices;
import dev.blotter.order.GroupForm;
import dev.blotter.order.GroupRole;
import dev.blotter.order.Order;
import dev.blotter.order.OrderGroup;
import dev.blotter.order.OrderTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one group as they stand.
 *
 * @param entry null where there is none
 * @param exits one or two, always in the same order
 */
record GroupOrders(@Nullable Order entry, List<Order> exits) {

  /** Since a split a quantity may be off by the last decimal for each order; no venue sees it. */
  private static final BigDecimal SPLIT_ERROR = BigDecimal.valueOf(3, Quantity.SCALE);

  GroupOrders {
    exits = List.copyOf(exits);
  }

  /** The group of that order, as the changes of the draft so far leave it. */
  static GroupOrders of(Order one, AccountDraft draft, States states) {
    var ids = Stream.concat(Stream.of(one.orderId()), group(one).linkedOrderIds().stream());
    var orders = ids.map(id -> draft.order(id, states)).toList();
    return new GroupOrders(
        find(orders, GroupRole.ENTRY).orElse(null),
        Stream.of(GroupRole.TAKE_PROFIT, GroupRole.STOP_LOSS)
            .flatMap(role -> find(orders, role).stream())
            .toList());
  }

  private static Optional<Order> find(List<Order> orders, GroupRole role) {
    return orders.stream().filter(order -> group(order).role() == role).findFirst();
  }

  static OrderGroup group(Order order) {
    return Objects.requireNonNull(order.group(), "an order of a group");
  }

  List<UUID> exitIds() {
    return exits.stream().map(Order::orderId).toList();
  }

  /** What the exits have still to close together, in the units of that one. */
  Quantity open(Order exit) {
    var left = left(exit);
    return left.signum() > 0 ? new Quantity(left) : Quantity.ZERO;
  }

  /**
   * What the exits have closed together beyond what they were to close, in the units of that one;
   * null where nothing is.
   */
  @Nullable Quantity overfill(Order exit) {
    var beyond = left(exit).negate();
    return beyond.compareTo(tolerance()) > 0 ? new Quantity(beyond) : null;
  }

  /** Below zero where more was closed. */
  private BigDecimal left(Order exit) {
    var executed =
        exits.stream()
            .map(other -> in(exit, other, other.executedQty()).value())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return whole(exit).value().subtract(executed);
  }

  /** By how much quantities may differ that are the same. */
  BigDecimal tolerance() {
    return isSplit() ? SPLIT_ERROR : BigDecimal.ZERO;
  }

  /** All that the exits are to close: what an entry has opened, else what they were placed for. */
  private Quantity whole(Order exit) {
    return entry == null
        ? group(exit).inUnitsOf(Ratio.ONE, Objects.requireNonNull(group(exit).quantity()))
        : in(exit, entry, entry.executedQty());
  }

  /** That many units of one order of the group in those of another. */
  static Quantity in(Order order, Order other, Quantity quantity) {
    return group(order).inUnitsOf(group(other).unitsSincePlaced(), quantity);
  }

  private boolean isSplit() {
    return Stream.concat(Stream.ofNullable(entry), exits.stream())
        .anyMatch(order -> !group(order).unitsSincePlaced().equals(Ratio.ONE));
  }

  /** True once all exits are over. */
  boolean hasEnded() {
    return exits.stream().noneMatch(Order::active);
  }

  /** True while an exit goes on that nobody has asked to be cancelled. */
  boolean isGuarded() {
    return exits.stream().anyMatch(exit -> exit.active() && exit.pendingCancel() == null);
  }

  /**
   * Whether a price asked for would have an exit executed at once; empty where it is left as is.
   */
  Optional<Rejection> crossed(Order order, OrderTerms requested) {
    var present = order.terms();
    boolean same =
        Objects.equals(present.limitPrice(), requested.limitPrice())
            && Objects.equals(present.stopPrice(), requested.stopPrice());
    if (same) {
      return Optional.empty();
    }
    var prices =
        new ExitPrices(
            entry == null ? null : terms(entry, order, requested),
            price(GroupRole.TAKE_PROFIT, order, requested, OrderTerms::limitPrice),
            price(GroupRole.STOP_LOSS, order, requested, OrderTerms::stopPrice));
    return prices
        .wrong(exits.getFirst().terms().side())
        .map(role -> GroupForm.crossed(field(order, requested)));
  }

  private @Nullable Price price(
      GroupRole role, Order changed, OrderTerms requested, PriceOf price) {
    return find(exits, role)
        .map(exit -> terms(exit, changed, requested))
        .map(price::of)
        .orElse(null);
  }

  private interface PriceOf {
    @Nullable Price of(OrderTerms terms);
  }

  /** Null for an order that is over. */
  private static @Nullable OrderTerms terms(Order of, Order changed, OrderTerms requested) {
    if (of.orderId().equals(changed.orderId())) {
      return requested;
    }
    return of.active() ? of.terms() : null;
  }

  private static String field(Order order, OrderTerms terms) {
    var stops = group(order).role() == GroupRole.STOP_LOSS || terms.limitPrice() == null;
    return stops ? "stop_price" : "limit_price";
  }
}
