package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for.
 *
 * @param quantity the total, executed or not (FIX OrderQty)
 * @param limitPrice for LIMIT and STOP_LIMIT, else null
 * @param stopPrice for STOP and STOP_LIMIT, else null
 * @param expireAt when the service ends it: given for GTD, the session's end for DAY, else null;
 *     null for DAY too while it waits for its entry, with which it ends
 * @param trail for TRAILING_STOP, else null
 * @param handling null where nothing is asked of the venue beyond the rest
 */
public record OrderTerms(
    Symbol symbol,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    Quantity quantity,
    @Nullable Price limitPrice,
    @Nullable Price stopPrice,
    @Nullable Instant expireAt,
    boolean reduceOnly,
    @Nullable Trail trail,
    @Nullable Handling handling) {

  /** Without a trail, and nothing else asked of the venue. */
  public OrderTerms(
      Symbol symbol,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Quantity quantity,
      @Nullable Price limitPrice,
      @Nullable Price stopPrice,
      @Nullable Instant expireAt,
      boolean reduceOnly) {
    this(
        symbol,
        side,
        type,
        timeInForce,
        quantity,
        limitPrice,
        stopPrice,
        expireAt,
        reduceOnly,
        null,
        null);
  }

  public boolean postOnly() {
    return handling != null && handling.postOnly();
  }

  public boolean extendedHours() {
    return handling != null && handling.extendedHours();
  }

  /**
   * What is asked for as a text: the same for terms of the same side, quantity, kind and prices.
   */
  public String intent() {
    return Stream.of(side, quantity, symbol, type, limitPrice, stopPrice, trail)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  /** True once the time of an order of those terms is over; never where they name no end. */
  boolean isOverAt(Instant now) {
    return expireAt != null && !now.isBefore(expireAt);
  }

  public OrderTerms withQuantity(Quantity other) {
    return with(other, expireAt);
  }

  OrderTerms withExpireAt(@Nullable Instant other) {
    return with(quantity, other);
  }

  private OrderTerms with(Quantity nextQuantity, @Nullable Instant nextExpireAt) {
    return new OrderTerms(
        symbol,
        side,
        type,
        timeInForce,
        nextQuantity,
        limitPrice,
        stopPrice,
        nextExpireAt,
        reduceOnly,
        trail,
        handling);
  }
}
