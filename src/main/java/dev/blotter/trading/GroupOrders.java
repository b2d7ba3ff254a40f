package dev.blotter.trading;

import dev.blotter.command.States;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

  /** The one with that id. */
  Order find(UUID orderId) {
    return Stream.concat(Stream.ofNullable(entry), exits.stream())
        .filter(order -> order.orderId().equals(orderId))
        .findFirst()
        .orElseThrow();
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
    return orders().anyMatch(order -> !group(order).unitsSincePlaced().equals(Ratio.ONE));
  }

  private Stream<Order> orders() {
    return Stream.concat(Stream.ofNullable(entry), exits.stream());
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
   * Whether a price asked for would have an exit executed at once, by what the others have now or
   * by what is asked for them; empty where it is left as is.
   */
  Optional<Rejection> crossed(Order order, OrderTerms requested) {
    var present = order.terms();
    boolean same =
        Objects.equals(present.limitPrice(), requested.limitPrice())
            && Objects.equals(present.stopPrice(), requested.stopPrice());
    if (same) {
      return Optional.empty();
    }
    return Stream.<Function<Order, OrderTerms>>of(Order::terms, GroupOrders::asked)
        .map(others -> prices(order, requested, others))
        .flatMap(prices -> prices.wrong(exits.getFirst().terms().side()).stream())
        .findFirst()
        .map(role -> GroupForm.crossed(field(order, requested)));
  }

  /** The prices once that order has the terms requested, and the others have those. */
  private ExitPrices prices(
      Order changed, OrderTerms requested, Function<Order, OrderTerms> others) {
    Map<GroupRole, OrderTerms> terms = new EnumMap<>(GroupRole.class);
    orders()
        .filter(Order::active)
        .forEach(order -> terms.put(group(order).role(), others.apply(order)));
    terms.put(group(changed).role(), requested);
    return new ExitPrices(
        terms.get(GroupRole.ENTRY),
        Optional.ofNullable(terms.get(GroupRole.TAKE_PROFIT))
            .map(OrderTerms::limitPrice)
            .orElse(null),
        Optional.ofNullable(terms.get(GroupRole.STOP_LOSS))
            .map(OrderTerms::stopPrice)
            .orElse(null));
  }

  /** What an order has once its venue has confirmed what is pending. */
  private static OrderTerms asked(Order order) {
    var pending = order.pendingReplace();
    return pending == null ? order.terms() : pending.requested();
  }

  private static String field(Order order, OrderTerms terms) {
    var stops = group(order).role() == GroupRole.STOP_LOSS || terms.limitPrice() == null;
    return stops ? "stop_price" : "limit_price";
  }
}
