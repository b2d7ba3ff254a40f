package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much cash an order holds.
 *
 * @param collar what a price is multiplied by where the execution may be worse: 1.03 holds three
 *     per cent more
 */
public record ReservationPolicy(BigDecimal collar, FeeEstimate fees) {

  /** Three per cent for what may move, nothing for fees. */
  public static final ReservationPolicy STANDARD =
      new ReservationPolicy(new BigDecimal("1.03"), FeeEstimate.NONE);

  /**
   * What a unit of an order is reserved at: a limit as it is, else the larger of a stop and the
   * price of buying now, with the collar: a stop that the market has passed is executed at the
   * market. For a sale, whose unit may open a short, the larger of its limit and the price of
   * buying with the collar.
   *
   * @param buying what buying now is expected to cost, or null where that is not known
   * @return empty where there is no price to go by
   */
  public Optional<Price> price(
      Side side, @Nullable Price limit, @Nullable Price stop, @Nullable Price buying) {
    var market = Optional.ofNullable(buying).map(this::collared);
    var own = Optional.ofNullable(limit).or(() -> Optional.ofNullable(stop).map(this::collared));
    if (side == Side.BUY && limit != null) {
      return own;
    }
    return own.map(price -> market.map(price::max).orElse(price)).or(() -> market);
  }

  /**
   * What that quantity holds at that price: the most that is posted for it, and the fees that are
   * expected.
   *
   * @param executed what its order has come to so far
   */
  public Money amount(Side side, Quantity quantity, Price price, Executed executed) {
    var rest = Notional.of(quantity, price);
    var paid = side == Side.BUY ? executed.notional() : Notional.ZERO;
    return paid.atMost(rest, executed.quote()).plus(fees.left(executed, rest));
  }

  /** How much of what a new order holds is for fees. */
  public Money fee(FundsReserved reserved) {
    var none = Executed.none(reserved.reserved().currency());
    var price = reserved.reservePrice();
    boolean bought = reserved.side() == Side.BUY;
    var quantity = bought ? reserved.quantity() : reserved.openingShort();
    return price == null ? none.charged() : fees.left(none, Notional.of(quantity, price));
  }

  /**
   * What an order still holds once it was filled.
   *
   * @param leaves what is left of it
   * @param value what was posted for the fill
   * @param executed what the order has come to with it
   */
  Money kept(Commitment bound, Quantity leaves, Money value, Executed executed) {
    var reserved = bound.reserved();
    var none = Money.zero(reserved.currency());
    var price = bound.reservePrice();
    if (leaves.isZero() || price == null) {
      return leaves.isZero() ? none : reserved;
    }
    // What is open of the instrument is held in another currency than the order was placed in.
    if (!value.currency().equals(reserved.currency())) {
      return reserved.share(leaves, bound.leaves(), RoundingMode.UP);
    }
    if (bound.side() == Side.SELL) {
      return keptOfSale(bound, leaves, price, executed);
    }
    // While a replacement is pending, or where there was too little cash, less or more than that is
    // held: then it goes by the part that is left.
    var part = reserved.share(leaves, bound.leaves(), RoundingMode.UP).max(reserved.minus(value));
    return amount(Side.BUY, leaves, price, executed).min(part).max(none);
  }

  // A sale closes first, so that what it holds for a short is held until that is executed.
  private Money keptOfSale(Commitment bound, Quantity leaves, Price price, Executed executed) {
    var whole = bound.openingShort();
    var left = leaves.min(whole);
    return left.equals(whole)
        ? bound.reserved()
        : bound
            .reserved()
            .share(left, whole, RoundingMode.UP)
            .min(amount(Side.SELL, left, price, executed));
  }

  // What no price can be any more is held at the largest that there is.
  private Price collared(Price price) {
    var held = price.value().multiply(collar).setScale(Price.SCALE, RoundingMode.UP);
    return new Price(held.min(Price.LARGEST.value()));
  }
}
