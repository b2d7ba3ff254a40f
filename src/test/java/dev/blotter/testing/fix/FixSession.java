package dev.blotter.testing.fix;

import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.TimeInForce;
import java.util.Optional;

/**
 * What keeps the orders that scenarios are played against. An order is named by its first ClOrdID
 * through all replacements. Each request answers with the code it is refused with, or empty.
 */
public interface FixSession {

  Optional<String> place(String order, Quantity quantity, TimeInForce timeInForce);

  Optional<String> cancel(String order);

  Optional<String> replace(String order, Quantity quantity);

  Optional<String> report(String order, FixReport report);

  /** How the order stands, or empty where it is unknown. */
  Optional<OrderFigures> status(String order);
}
