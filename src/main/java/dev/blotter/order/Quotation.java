package dev.blotter.order;

import dev.blotter.kernel.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an order is priced in. It stands in the log, so that whoever replays an account needs to
 * know no instrument.
 *
 * @param instrumentVersion the version of the instrument by whose rules it was placed, or null
 *     where none was known
 */
public record Quotation(Currency currency, @Nullable Integer instrumentVersion) {}
