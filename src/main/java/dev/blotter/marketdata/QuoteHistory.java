package dev.blotter.marketdata;

import static java.util.stream.Collectors.toMap;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.ColumnArrays;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.kernel.TradePrices.Trade;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps {@code quote_history}: what was known of prices at moments of the past. */
@ApplicationScoped
public class QuoteHistory implements NamedQueries {

  /** For each symbol the newest of what was known by then: one row of an index. */
  private static final String AS_OF =
      """
      SELECT symbol, bid, bid_at, ask, ask_at, last, paid_at, trade_id
      FROM unnest($1::text[]) AS asked (name)
      CROSS JOIN LATERAL (
        SELECT * FROM quote_history AS h
        WHERE h.symbol = asked.name COLLATE "C" AND h.known_at <= $2
        ORDER BY h.known_at DESC LIMIT 1) AS known""";

  private static final String ADD =
      """
      INSERT INTO quote_history
        (symbol, known_at, bid, bid_at, ask, ask_at, last, paid_at, trade_id)
      SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::numeric[], $4::timestamptz[],
        $5::numeric[], $6::timestamptz[], $7::numeric[], $8::timestamptz[], $9::text[])
      ON CONFLICT (symbol, known_at) DO NOTHING""";

  private final Pool pool;

  public QuoteHistory(Pool pool) {
    this.pool = pool;
  }

  /**
   * The prices of these instruments as they were known at a moment, and of no others.
   *
   * @param moment by the clock of the database, as the times of the log; included
   * @param paid what is known otherwise of trades by then: a node writes later what it learned of
   *     them, or never where it fails
   */
  public Uni<Prices> at(Instant moment, Collection<Symbol> symbols, Map<Symbol, TradePrices> paid) {
    var names = symbols.stream().map(Symbol::value).distinct().sorted().toArray(String[]::new);
    if (names.length == 0) {
      return Uni.createFrom().item(symbol -> Optional.empty());
    }
    var statement = asOf(names, moment);
    var values = Tuple.tuple(statement.values());
    return LostConnection.retry(() -> pool.preparedQuery(statement.sql()).execute(values))
        .map(rows -> rows.stream().map(QuoteHistory::row).toList())
        .map(recorded -> prices(recorded, paid));
  }

  /** Adds what was known, each from its moment on; what is there already is not added again. */
  Uni<Void> add(List<Learned> learned) {
    return learned.isEmpty()
        ? Uni.createFrom().voidItem()
        : LostConnection.retry(() -> pool.preparedQuery(ADD).execute(columns(learned)))
            .replaceWithVoid();
  }

  private static Tuple columns(List<Learned> learned) {
    return Tuple.wrap(
        ColumnArrays.of(learned)
            .texts(l -> l.prices().symbol().value())
            .times(Learned::at)
            .decimals(l -> QuotedMark.number(l.prices().bid()))
            .times(l -> QuotedMark.at(l.prices().bid()))
            .decimals(l -> QuotedMark.number(l.prices().ask()))
            .times(l -> QuotedMark.at(l.prices().ask()))
            .decimals(l -> l.paid(trade -> Price.numberOf(trade.price())))
            .times(l -> l.paid(Trade::at))
            .texts(l -> l.paid(Trade::id))
            .all());
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "quotes-as-of",
            "What was known of an instrument's prices at a moment",
            Map.of("symbol", "AAPL", "at", NamedQuery.EXAMPLE_TIME),
            v -> asOf(new String[] {v.get("symbol", String.class)}, v.get("at", Instant.class))));
  }

  private static Statement asOf(String[] names, Instant moment) {
    return new Statement(AS_OF, List.of(names, moment.atOffset(ZoneOffset.UTC)));
  }

  private static Prices prices(List<KnownPrices> recorded, Map<Symbol, TradePrices> paid) {
    var known = new HashMap<>(recorded.stream().collect(toMap(KnownPrices::symbol, p -> p)));
    paid.forEach(
        (symbol, trades) -> known.merge(symbol, KnownPrices.of(symbol, trades), KnownPrices::and));
    return symbol ->
        Optional.ofNullable(known.get(symbol))
            .filter(prices -> !prices.empty())
            .map(KnownPrices::quote);
  }

  private static KnownPrices row(Row row) {
    return new KnownPrices(
        Symbol.of(row.getString("symbol")),
        QuotedMark.read(row, "bid"),
        QuotedMark.read(row, "ask"),
        paid(row));
  }

  private static TradePrices paid(Row row) {
    var last = Price.ofNullable(row.getBigDecimal("last"));
    return last == null
        ? TradePrices.NONE
        : TradePrices.NONE.paid(
            row.getString("trade_id"), last, row.getOffsetDateTime("paid_at").toInstant());
  }
}
