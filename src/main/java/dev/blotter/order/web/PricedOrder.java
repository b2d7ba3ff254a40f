package dev.blotter.order.web;

import dev.blotter.kernel.Price;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of an order of which one decides whether another must be there. */
interface PricedOrder {

  /** Null where the client left it out, which is a fault of its own. */
  @Nullable OrderType type();

  TimeInForce timeInForce();

  @Nullable Price limitPrice();

  @Nullable Price stopPrice();

  @Nullable Instant expireAt();
}
