package dev.blotter.marketdata;

import dev.blotter.database.LostConnection;
import dev.blotter.json.Json;
import dev.blotter.kernel.ColumnArrays;
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
      INSERT INTO quotes AS q (symbol, bid, bid_at, ask, ask_at, trades, changed_at)
      SELECT symbol, bid, bid_at, ask, ask_at, trades::jsonb, now
      FROM unnest($1::text[], $2::numeric[], $3::timestamptz[], $4::numeric[], $5::timestamptz[],
            $6::text[])
          AS told (symbol, bid, bid_at, ask, ask_at, trades),
        (SELECT greatest(clock_timestamp(), max(changed_at)) AS now FROM quotes) AS changes
      ON CONFLICT (symbol) DO UPDATE
      SET bid = CASE WHEN excluded.bid_at < q.bid_at THEN q.bid
                ELSE coalesce(excluded.bid, q.bid) END,
          bid_at = greatest(excluded.bid_at, q.bid_at),
          ask = CASE WHEN excluded.ask_at < q.ask_at THEN q.ask
                ELSE coalesce(excluded.ask, q.ask) END,
          ask_at = greatest(excluded.ask_at, q.ask_at),
          changed_at = greatest(clock_timestamp(), excluded.changed_at),
          trades = (
            SELECT coalesce(jsonb_agg(trade ORDER BY at DESC, n), '[]')
            FROM (
              SELECT trade, at, n, row_number() OVER (
                PARTITION BY jsonb_exists(trade, 'price') ORDER BY at DESC, n) AS place
              FROM (
                SELECT DISTINCT ON (trade ->> 'id') trade, (trade ->> 'at')::timestamptz AS at, n
                FROM jsonb_array_elements(excluded.trades || q.trades)
                  WITH ORDINALITY AS each (trade, n)
                ORDER BY trade ->> 'id', jsonb_exists(trade, 'price'),
                         (trade ->> 'at')::timestamptz DESC, n) AS one) AS ranked
            WHERE place <= CASE WHEN jsonb_exists(trade, 'price') THEN %d ELSE %d END)
      WHERE excluded.trades <> '[]'
        OR excluded.bid_at >= coalesce(q.bid_at, '-infinity')
        OR excluded.ask_at >= coalesce(q.ask_at, '-infinity')"""
          .formatted(TradePrices.REMEMBERED, TradePrices.WITHDRAWN);

  /** With what is known then in the history, so that no quote is without one. */
  private static final String TELL =
      """
      WITH known AS (%s
      RETURNING symbol, bid, bid_at, ask, ask_at, trades)
      INSERT INTO quote_history
        (symbol, known_at, bid, bid_at, ask, ask_at, last, paid_at, trade_id)
      SELECT symbol, clock_timestamp(), bid, bid_at, ask, ask_at, (paid ->> 'price')::numeric,
        (paid ->> 'at')::timestamptz, paid ->> 'id'
      FROM known LEFT JOIN LATERAL (
        SELECT trade AS paid
        FROM jsonb_array_elements(trades) WITH ORDINALITY AS each (trade, n)
        WHERE jsonb_exists(trade, 'price') ORDER BY n LIMIT 1) AS last ON true
      ON CONFLICT (symbol, known_at) DO NOTHING"""
          .formatted(UPSERT);

  private static final String CHANGED =
      """
      SELECT symbol, bid, bid_at, ask, ask_at, trades::text AS trades, changed_at FROM quotes
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
            .decimals(p -> QuotedMark.number(p.bid()))
            .times(p -> QuotedMark.at(p.bid()))
            .decimals(p -> QuotedMark.number(p.ask()))
            .times(p -> QuotedMark.at(p.ask()))
            .texts(p -> Json.write(p.trades().trades()))
            .all());
  }

  private static Changed row(Row row) {
    var trades = Json.read(row.getString("trades"), Trade[].class);
    var prices =
        new KnownPrices(
            Symbol.of(row.getString("symbol")),
            QuotedMark.read(row, "bid"),
            QuotedMark.read(row, "ask"),
            new TradePrices(List.of(trades)));
    return new Changed(prices, row.getOffsetDateTime("changed_at"));
  }

  /** What the database has of an instrument, and when it got it. */
  record Changed(KnownPrices prices, OffsetDateTime changedAt) {}
}
