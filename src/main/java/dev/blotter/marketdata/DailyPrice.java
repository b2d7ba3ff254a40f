package dev.blotter.marketdata;

import dev.blotter.kernel.Price;
import java.time.LocalDate;

/**
 * What an instrument closed at on a day, in its quote currency, as it was paid then: no split that
 * came later is in it.
 *
 * @param close greater than zero
 * @param official true where a venue or an operator told it; else it is the last price that the
 *     service saw that day, which may still change
 */
public record DailyPrice(LocalDate day, Price close, boolean official) {}
