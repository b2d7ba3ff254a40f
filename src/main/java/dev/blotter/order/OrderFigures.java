package dev.blotter.order;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands after an event, as a FIX execution report says it.
 *
 * @param status the status that follows from all events so far
 * @param quantity the total asked for
 * @param cumQty executed of the total, busts and corrections taken into account
 * @param overfillQty executed beyond the total, or null where nothing is
 * @param leavesQty still to be executed; zero once the order is over
 * @param avgPx average price of all that is executed, what is beyond the total included, to ten
 *     decimals, or null where nothing is
 */
public record OrderFigures(
    OrderStatus status,
    Quantity quantity,
    Quantity cumQty,
    @Nullable Quantity overfillQty,
    Quantity leavesQty,
    @Nullable Price avgPx) {}
