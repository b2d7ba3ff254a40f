package dev.blotter.marketdata;

import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The latest quotes in memory. What this node learns goes to the database, what other nodes learned
 * comes from there ({@link QuoteSync}), so that all agree within about a second.
 */
@ApplicationScoped
public class Quotes implements Prices {
  private final Map<Symbol, KnownPrices> known = new ConcurrentHashMap<>();
  private final Set<Symbol> unsaved = ConcurrentHashMap.newKeySet();
  private final QuoteTable table;

  Quotes(QuoteTable table) {
    this.table = table;
  }

  @Override
  public Optional<Quote> quote(Symbol symbol) {
    return Optional.ofNullable(known.get(symbol))
        .filter(prices -> !prices.empty())
        .map(KnownPrices::quote);
  }

  /** Takes a quote in and keeps it; prices it does not name stay, an older one changes nothing. */
  public Uni<Quote> put(Quote quote) {
    var told = KnownPrices.of(quote);
    return table.save(Set.of(told)).replaceWith(() -> learn(told).quote());
  }

  /**
   * Takes in what is known of trades from now on, given what was; it is written to the database a
   * moment later.
   */
  public void traded(Symbol symbol, UnaryOperator<TradePrices> change) {
    known.compute(
        symbol,
        (s, prices) -> {
          var before = prices == null ? KnownPrices.nothing(s) : prices;
          return before.with(change.apply(before.trades()));
        });
    unsaved.add(symbol);
  }

  /** Takes in what is in the database. */
  KnownPrices learn(KnownPrices told) {
    return known.merge(told.symbol(), told, KnownPrices::and);
  }

  /** Writes what was learned of trades and is not written yet. */
  Uni<Void> flush() {
    var symbols = Set.copyOf(unsaved);
    unsaved.removeAll(symbols);
    var trades =
        symbols.stream().map(known::get).map(p -> KnownPrices.of(p.symbol(), p.trades())).toList();
    return table.save(trades).onFailure().invoke(() -> unsaved.addAll(symbols));
  }
}
