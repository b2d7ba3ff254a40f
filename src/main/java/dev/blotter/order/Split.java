package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of units: quantities are multiplied by the ratio and prices divided by it (FIX H.1.b),
 * both rounded half to even to the decimals that they can have.
 *
 * @param ratio new units for old ones
 */
record Split(Ratio ratio) {

  /** True where every number of the order can be kept in the new units. */
  boolean fits(Order order) {
    return fits(order.executedQty())
        && quantities(order).allMatch(q -> scaled(q).filter(n -> !n.isZero()).isPresent())
        && prices(order).allMatch(p -> scaled(p).isPresent());
  }

  /** What is executed may be more than what was ordered. */
  private boolean fits(Quantity executed) {
    return rounded(executed).compareTo(Quantity.LARGEST.value()) <= 0;
  }

  Quantity of(Quantity quantity) {
    return scaled(quantity).orElseThrow();
  }

  Price of(Price price) {
    return scaled(price).orElseThrow();
  }

  /** The same terms in the new units. */
  OrderTerms of(OrderTerms terms) {
    return new OrderTerms(
        terms.symbol(),
        terms.side(),
        terms.type(),
        terms.timeInForce(),
        of(terms.quantity()),
        ofNullable(terms.limitPrice()),
        ofNullable(terms.stopPrice()),
        terms.expireAt(),
        terms.reduceOnly(),
        ofNullable(terms.trail()),
        terms.handling());
  }

  /** The same distance in the new units; a percentage stays as it is. */
  private @Nullable Trail ofNullable(@Nullable Trail trail) {
    return trail == null ? null : new Trail(ofNullable(trail.price()), trail.percent());
  }

  @Nullable TrailedStop ofNullable(@Nullable TrailedStop stop) {
    return stop == null
        ? null
        : TrailedStop.of(ofNullable(stop.hwm()), ofNullable(stop.stopPrice()));
  }

  private @Nullable Price ofNullable(@Nullable Price price) {
    return price == null ? null : of(price);
  }

  private Optional<Quantity> scaled(Quantity quantity) {
    return Quantity.parse(rounded(quantity).toPlainString());
  }

  private BigDecimal rounded(Quantity quantity) {
    return ratio.times(quantity.value(), Quantity.SCALE, RoundingMode.HALF_EVEN);
  }

  private Optional<Price> scaled(Price price) {
    return Price.parse(ratio.priced(price).toPlainString());
  }

  private static Stream<Quantity> quantities(Order order) {
    var executed = order.executions().live().stream().map(ExecutionChain::quantity);
    return Stream.concat(terms(order).map(OrderTerms::quantity), executed);
  }

  private static Stream<Price> prices(Order order) {
    var executed = order.executions().live().stream().map(ExecutionChain::price);
    var asked = terms(order).flatMap(Split::prices);
    return Stream.concat(Stream.concat(asked, trailed(order)), executed);
  }

  private static Stream<Price> prices(OrderTerms terms) {
    var trail = terms.trail();
    var distance = trail == null ? null : trail.price();
    return present(terms.limitPrice(), terms.stopPrice(), distance);
  }

  private static Stream<Price> trailed(Order order) {
    var stop = order.trailed();
    return stop == null ? Stream.empty() : present(stop.hwm(), stop.stopPrice());
  }

  private static Stream<Price> present(@Nullable Price... prices) {
    return Stream.of(prices).filter(Objects::nonNull);
  }

  private static Stream<OrderTerms> terms(Order order) {
    var pending = order.pendingReplace();
    return pending == null
        ? Stream.of(order.terms())
        : Stream.of(order.terms(), pending.requested());
  }
}
