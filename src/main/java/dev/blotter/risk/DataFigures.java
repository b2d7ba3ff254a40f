package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the figures can be trusted.
 *
 * @param oldestPriceAt of all prices of now that were used, or null where there were none
 * @param stale instruments whose price is older than it should be
 * @param unpricedSymbols held without a price: no sum that they belong to is told
 * @param unconvertedCurrencies without a rate, likewise
 * @param rates between currencies, whence and when
 * @param unmodelled instruments and currencies with too few daily prices: no value at risk has them
 * @param coverage which part of all values is in the values at risk
 * @param sampleSize how many daily returns these follow from
 * @param valuedDays how many days the account was valued on in the last year
 */
public record DataFigures(
    @Nullable Instant oldestPriceAt,
    List<Symbol> stale,
    List<Symbol> unpricedSymbols,
    List<Currency> unconvertedCurrencies,
    List<Rates.Rate> rates,
    List<String> unmodelled,
    BigDecimal coverage,
    int sampleSize,
    @Nullable LocalDate sampleFrom,
    @Nullable LocalDate sampleTo,
    int valuedDays) {

  static DataFigures of(RiskInputs inputs, Exposures exposures, Simulation simulation) {
    var days = simulation.scenarios().days();
    var oldest = inputs.at().minus(inputs.policy().staleAfter());
    return new DataFigures(
        exposures.all().stream()
            .map(Exposure::mark)
            .filter(Objects::nonNull)
            .map(Mark::at)
            .min(Instant::compareTo)
            .orElse(null),
        exposures.all().stream().filter(e -> e.isOlderThan(oldest)).map(Exposure::symbol).toList(),
        inputs.portfolio().unpricedSymbols(),
        inputs.portfolio().unconvertedCurrencies(),
        inputs.portfolio().rates(),
        simulation.unmodelled(),
        Numbers.part(simulation.coverage()),
        days.size(),
        days.isEmpty() ? null : days.getFirst(),
        days.isEmpty() ? null : days.getLast(),
        inputs.valued().days().size());
  }
}
