package dev.blotter.marketdata;

import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The latest quotes in memory. What this node learns goes to the database, what other nodes learned
 * comes from there ({@link QuoteSync}), so that all agree within about a second.
 */
@ApplicationScoped
public class Quotes implements Prices {
  private final Map<Symbol, KnownPrices> known = new ConcurrentHashMap<>();
  private final Set<Symbol> unsaved = ConcurrentHashMap.newKeySet();
  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
  private final Queue<Learned> learned = new ConcurrentLinkedQueue<>();
  private final Map<Symbol, Instant> lastLearned = new ConcurrentHashMap<>();
  private final QuoteTable table;
  private final QuoteHistory history;

  Quotes(QuoteTable table, QuoteHistory history) {
    this.table = table;
    this.history = history;
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
    return table.tell(withUnsaved(told)).replaceWith(() -> learn(told).quote());
  }

  /** What this node has told of trades by then is not to be missing where it is read back. */
  private KnownPrices withUnsaved(KnownPrices told) {
    var mine = known.get(told.symbol());
    return mine == null || !unsaved.contains(told.symbol())
        ? told
        : told.with(told.trades().and(mine.trades()));
  }

  /**
   * Takes in what is known of trades from now on, given what was; it is written to the database a
   * moment later.
   *
   * @param recordedAt when the log has it: from then on it counts for accounts of the past
   */
  public void traded(Symbol symbol, Instant recordedAt, UnaryOperator<TradePrices> change) {
    known.compute(
        symbol,
        (s, prices) -> {
          var before = prices == null ? KnownPrices.nothing(s) : prices;
          var after = change.apply(before.trades());
          noteWithdrawn(before.trades(), after);
          unsaved.add(symbol);
          learned.add(new Learned(before.with(after), later(symbol, recordedAt)));
          return before.with(after);
        });
  }

  /**
   * Commands that are stored together have one time, and the history one row for each: what is
   * learned later is known a microsecond later, the least that the database tells apart.
   */
  private Instant later(Symbol symbol, Instant recordedAt) {
    return lastLearned.merge(
        symbol, recordedAt, (last, at) -> at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS));
  }

  /**
   * The ids of trades of which this node has learned, since it was last asked, that they never
   * were. Where much is traded such a trade is soon remembered no longer, however old the price
   * that it made.
   */
  Set<String> takeWithdrawn() {
    var ids = Set.copyOf(withdrawn);
    withdrawn.removeAll(ids);
    return ids;
  }

  /** Takes ids back that could not be dealt with. */
  void keepWithdrawn(Set<String> ids) {
    withdrawn.addAll(ids);
  }

  private void noteWithdrawn(TradePrices before, TradePrices after) {
    after.trades().stream()
        .filter(trade -> trade.price() == null && !before.trades().contains(trade))
        .forEach(trade -> withdrawn.add(trade.id()));
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
    var news = takeLearned();
    return history
        .add(news)
        .chain(() -> table.save(trades))
        .onFailure()
        .invoke(
            () -> {
              unsaved.addAll(symbols);
              learned.addAll(news);
            });
  }

  private List<Learned> takeLearned() {
    return Stream.generate(learned::poll).takeWhile(Objects::nonNull).toList();
  }
}
