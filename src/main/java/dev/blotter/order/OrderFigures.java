package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands after an event, as a FIX execution report says it.
 *
 * @param status the status that follows from all events so far
 * @param quantity the total asked for
 * @param cumQty executed so far, busts and corrections taken into account
 * @param leavesQty still to be executed; zero once the order is over
 * @param avgPx average price of what is executed, to ten decimals, or null where nothing is
 */
public record OrderFigures(
    OrderStatus status,
    Quantity quantity,
    Quantity cumQty,
    Quantity leavesQty,
    @Nullable Price avgPx) {}
