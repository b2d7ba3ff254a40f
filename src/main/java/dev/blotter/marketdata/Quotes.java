package dev.blotter.marketdata;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest quotes in memory. What this node learns goes to the database, what other nodes learned
 * comes from there ({@link QuoteSync}), so that all agree within about a second.
 */
@ApplicationScoped
public class Quotes implements Prices {
  private final Map<Symbol, Quote> latest = new ConcurrentHashMap<>();
  private final Set<Symbol> unsaved = ConcurrentHashMap.newKeySet();
  private final QuoteTable table;

  Quotes(QuoteTable table) {
    this.table = table;
  }

  @Override
  public Optional<Quote> quote(Symbol symbol) {
    return Optional.ofNullable(latest.get(symbol));
  }

  /** Takes a quote in and keeps it; prices it does not name stay, an older one changes nothing. */
  public Uni<Quote> put(Quote quote) {
    return table.save(Set.of(quote)).replaceWith(() -> learn(quote));
  }

  /** Takes in what was paid in a trade; it is written to the database a moment later. */
  public void traded(Symbol symbol, Price price, Instant at) {
    latest.merge(
        symbol,
        new Quote(symbol, null, null, price, at),
        (known, trade) -> at.isBefore(known.at()) ? known : known.traded(price, at));
    unsaved.add(symbol);
  }

  /** Takes in a quote that is in the database. */
  Quote learn(Quote quote) {
    return latest.merge(
        quote.symbol(),
        quote,
        (known, next) -> next.at().isBefore(known.at()) ? known : known.updated(next));
  }

  /** Writes the prices of trades that are not written yet. */
  Uni<Void> flush() {
    var symbols = Set.copyOf(unsaved);
    unsaved.removeAll(symbols);
    var quotes = symbols.stream().map(latest::get).toList();
    return table.save(quotes).onFailure().invoke(() -> unsaved.addAll(symbols));
  }
}
