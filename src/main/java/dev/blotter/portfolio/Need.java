package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an order needs of an account.
 *
 * @param openingShort how much of a sale is not covered by what is held and available
 * @param price what a unit is reserved at, or null where nothing is
 */
record Need(Quantity leaves, Quantity openingShort, @Nullable Price price, Money amount) {

  /** What the order needs on its own account, apart from what it binds already. */
  static Need of(Portfolio portfolio, Reservations.Request request, ReservationPolicy policy) {
    var opening = openingShort(portfolio, request);
    var quantity = request.side() == Side.BUY ? request.leaves() : opening;
    var price = request.price();
    if (request.reduceOnly() || quantity.isZero() || price == null) {
      return new Need(request.leaves(), opening, null, Money.zero(request.quote()));
    }
    var amount = policy.amount(request.side(), quantity, price, request.executed());
    return new Need(request.leaves(), opening, price, amount);
  }

  private static Quantity openingShort(Portfolio portfolio, Reservations.Request request) {
    if (request.side() == Side.BUY || request.reduceOnly()) {
      return Quantity.ZERO;
    }
    var available =
        portfolio.without(request.orderId()).account().availableToSell(request.symbol());
    return request.leaves().minusOrZero(available);
  }

  /** What that order binds with this. */
  Commitment commitment(Reservations.Request request) {
    return new Commitment(
        request.orderId(),
        request.symbol(),
        request.side(),
        leaves,
        openingShort,
        price,
        request.reduceOnly(),
        amount);
  }

  /** True where this asks for more than is bound. */
  boolean exceeds(Commitment bound) {
    return amount.compareTo(bound.reserved()) > 0
        || bound.leaves().isLessThan(leaves)
        || bound.openingShort().isLessThan(openingShort);
  }

  /** The larger of this and what is bound. */
  Need orMore(Commitment bound) {
    boolean more = amount.compareTo(bound.reserved()) >= 0;
    return new Need(
        larger(leaves, bound.leaves()),
        larger(openingShort, bound.openingShort()),
        more ? price : bound.reservePrice(),
        amount.max(bound.reserved()));
  }

  /** This, with no more cash than that. */
  Need within(Money free) {
    var limit = free.max(Money.zero(free.currency()));
    return amount.compareTo(limit) > 0 ? new Need(leaves, openingShort, price, limit) : this;
  }

  boolean sameAs(Commitment bound) {
    return leaves.equals(bound.leaves())
        && openingShort.equals(bound.openingShort())
        && Objects.equals(price, bound.reservePrice())
        && amount.equals(bound.reserved());
  }

  private static Quantity larger(Quantity a, Quantity b) {
    return a.isLessThan(b) ? b : a;
  }
}
