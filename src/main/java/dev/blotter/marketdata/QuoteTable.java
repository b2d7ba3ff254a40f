package dev.blotter.marketdata;

import dev.blotter.database.LostConnection;
import dev.blotter.json.Json;
import dev.blotter.kernel.ColumnArrays;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TradePrices;
import dev.blotter.kernel.TradePrices.Trade;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The quotes in the database, which all nodes share. */
@ApplicationScoped
class QuoteTable {
  /**
   * What two nodes know of trades is put together as {@link TradePrices#and} does it. The time of a
   * change never falls, though the server's clock may: nodes look for what is later than they saw.
   */
  private static final String UPSERT =
      """
      INSERT INTO quotes AS q (symbol, bid, ask, quoted_at, trades, changed_at)
      SELECT symbol, bid, ask, quoted_at, trades::jsonb, now
      FROM unnest($1::text[], $2::numeric[], $3::numeric[], $4::timestamptz[], $5::text[])
          AS told (symbol, bid, ask, quoted_at, trades),
        (SELECT greatest(clock_timestamp(), max(changed_at)) AS now FROM quotes) AS changes
      ON CONFLICT (symbol) DO UPDATE
      SET bid = CASE WHEN excluded.quoted_at < q.quoted_at THEN q.bid
                ELSE coalesce(excluded.bid, q.bid) END,
          ask = CASE WHEN excluded.quoted_at < q.quoted_at THEN q.ask
                ELSE coalesce(excluded.ask, q.ask) END,
          quoted_at = greatest(excluded.quoted_at, q.quoted_at),
          changed_at = greatest(clock_timestamp(), excluded.changed_at),
          trades = (
            SELECT coalesce(jsonb_agg(trade ORDER BY at DESC, n), '[]')
            FROM (
              SELECT trade, at, n FROM (
                SELECT DISTINCT ON (trade ->> 'id') trade, (trade ->> 'at')::timestamptz AS at, n
                FROM jsonb_array_elements(excluded.trades || q.trades)
                  WITH ORDINALITY AS each (trade, n)
                ORDER BY trade ->> 'id', jsonb_exists(trade, 'price'),
                         (trade ->> 'at')::timestamptz DESC, n) AS one
              ORDER BY at DESC, n LIMIT %d) AS remembered)
      WHERE excluded.quoted_at >= q.quoted_at OR excluded.trades <> '[]'"""
          .formatted(TradePrices.REMEMBERED);

  /** With what is known then in the history, so that no quote is without one. */
  private static final String TELL =
      """
      WITH known AS (%s
      RETURNING symbol, bid, ask, quoted_at, trades)
      INSERT INTO quote_history
        (symbol, known_at, bid, ask, quoted_at, last, paid_at, trade_id)
      SELECT symbol, clock_timestamp(), bid, ask, quoted_at, (paid ->> 'price')::numeric,
        (paid ->> 'at')::timestamptz, paid ->> 'id'
      FROM known LEFT JOIN LATERAL (
        SELECT trade AS paid
        FROM jsonb_array_elements(trades) WITH ORDINALITY AS each (trade, n)
        WHERE jsonb_exists(trade, 'price') ORDER BY n LIMIT 1) AS last ON true
      ON CONFLICT (symbol, known_at) DO NOTHING"""
          .formatted(UPSERT);

  private static final String CHANGED =
      """
      SELECT symbol, bid, ask, quoted_at, trades::text AS trades, changed_at FROM quotes
      WHERE changed_at > $1 ORDER BY changed_at""";

  private final Pool pool;

  QuoteTable(Pool pool) {
    this.pool = pool;
  }

  /** Adds what was told to what is there, and what is known then to the history. */
  Uni<Void> tell(KnownPrices prices) {
    return write(TELL, List.of(prices));
  }

  /** Adds it to what is there; prices older than those change nothing. */
  Uni<Void> save(Collection<KnownPrices> prices) {
    if (prices.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var sorted = prices.stream().sorted(Comparator.comparing(KnownPrices::symbol)).toList();
    return write(UPSERT, sorted);
  }

  /** Quotes changed after that moment of the database's clock, oldest change first. */
  Uni<List<Changed>> changedAfter(OffsetDateTime moment) {
    return LostConnection.retry(() -> pool.preparedQuery(CHANGED).execute(Tuple.of(moment)))
        .map(rows -> rows.stream().map(QuoteTable::row).toList());
  }

  private Uni<Void> write(String sql, List<KnownPrices> prices) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(columns(prices)))
        .replaceWithVoid();
  }

  /** Rows are written in the order of their symbols, so that two writers never wait in a ring. */
  private static Tuple columns(List<KnownPrices> prices) {
    return Tuple.wrap(
        ColumnArrays.of(prices)
            .texts(p -> p.symbol().value())
            .decimals(p -> Price.numberOf(p.bid()))
            .decimals(p -> Price.numberOf(p.ask()))
            .times(KnownPrices::at)
            .texts(p -> Json.write(p.trades().trades()))
            .all());
  }

  private static Changed row(Row row) {
    var trades = Json.read(row.getString("trades"), Trade[].class);
    var prices =
        new KnownPrices(
            Symbol.of(row.getString("symbol")),
            Price.ofNullable(row.getBigDecimal("bid")),
            Price.ofNullable(row.getBigDecimal("ask")),
            row.getOffsetDateTime("quoted_at").toInstant(),
            new TradePrices(List.of(trades)));
    return new Changed(prices, row.getOffsetDateTime("changed_at"));
  }

  /** What the database has of an instrument, and when it got it. */
  record Changed(KnownPrices prices, OffsetDateTime changedAt) {}
}
