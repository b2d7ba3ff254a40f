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
 * @param openingShort how much of a sale is not covered by what is held and available; of an order
 *     that may only reduce, how much more it leaves than it may close
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

  /** What is bound, as a need. */
  static Need of(Commitment bound) {
    return new Need(bound.leaves(), bound.openingShort(), bound.reservePrice(), bound.reserved());
  }

  private static Quantity openingShort(Portfolio portfolio, Reservations.Request request) {
    if (request.reduceOnly()) {
      return request.leaves().minusOrZero(request.closable());
    }
    if (request.side() == Side.BUY) {
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
        || bound.openingShort().isLessThan(openingShort)
        || (bound.reduceOnly() && bound.closing().isLessThan(closing()));
  }

  /** How much of a sale closes what is held; all of a purchase may close a short. */
  private Quantity closing() {
    return leaves.minusOrZero(openingShort);
  }

  /**
   * Enough for this and for the other: of cash, of what may be executed, and of what is closed of
   * it, each as much as either needs. The one may need more cash and the other more to close. The
   * price stays this one's.
   */
  Need or(Need other) {
    var most = leaves.max(other.leaves);
    var opening = most.minusOrZero(closing().max(other.closing()));
    return new Need(most, opening, price == null ? other.price : price, amount.max(other.amount));
  }

  /** This, with no more cash than that. */
  Need within(Money free) {
    var limit = free.max(Money.zero(free.currency()));
    return new Need(leaves, openingShort, price, amount.min(limit));
  }

  boolean sameAs(Commitment bound) {
    return leaves.equals(bound.leaves())
        && openingShort.equals(bound.openingShort())
        && Objects.equals(price, bound.reservePrice())
        && amount.equals(bound.reserved());
  }
}
