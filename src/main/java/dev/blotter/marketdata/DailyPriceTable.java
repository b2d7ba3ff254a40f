package dev.blotter.marketdata;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes {@code daily_prices}. Every statement takes its rows by symbol and day, so that two
 * writers never wait in a ring; and each can be run again, by whichever node.
 */
@ApplicationScoped
class DailyPriceTable {

  private static final String TELL =
      """
      INSERT INTO daily_prices AS d (symbol, day, close, official)
      SELECT $1, day, close, true FROM unnest($2::date[], $3::numeric[]) AS told (day, close)
      ORDER BY day
      ON CONFLICT (symbol, day) DO UPDATE
      SET close = excluded.close, official = true, priced_at = NULL, trade_id = NULL,
          changed_at = clock_timestamp()
      WHERE NOT d.official OR d.close <> excluded.close""";

  /**
   * Of each day the trades of which are remembered the last one that counts, else the middle of bid
   * and ask where both were told that day. A trade takes the place of a middle, a later price that
   * of an earlier one, and any price that of a trade which is withdrawn. What is there already is
   * not written.
   */
  private static final String CARRY =
      """
      WITH looked AS (
        SELECT symbol COLLATE "C" AS symbol, bid, ask, greatest(bid_at, ask_at) AS quoted_at, trades,
          (bid_at AT TIME ZONE $2::text)::date AS bid_day,
          (ask_at AT TIME ZONE $2::text)::date AS ask_day
        FROM quotes WHERE changed_at > $1
      ), paid AS (
        SELECT DISTINCT ON (symbol, day) symbol, day, close, at, id FROM (
          SELECT symbol, n, trade ->> 'id' AS id, (trade ->> 'price')::numeric AS close,
            (trade ->> 'at')::timestamptz AS at,
            ((trade ->> 'at')::timestamptz AT TIME ZONE $2::text)::date AS day
          FROM looked, jsonb_array_elements(trades) WITH ORDINALITY AS each (trade, n)
          WHERE jsonb_exists(trade, 'price')) AS counting
        ORDER BY symbol, day, at DESC, n
      ), seen AS (
        SELECT symbol, day, close, at, id FROM paid
        UNION ALL
        SELECT symbol, bid_day, round((bid + ask) / 2, 10), quoted_at, NULL FROM looked
        WHERE bid_day = ask_day AND NOT EXISTS (
          SELECT FROM paid WHERE paid.symbol = looked.symbol AND paid.day = bid_day)
      ), carried AS (
        INSERT INTO daily_prices AS d (symbol, day, close, official, priced_at, trade_id)
        SELECT symbol, day, close, false, at, id FROM seen WHERE close > 0 ORDER BY symbol, day
        ON CONFLICT (symbol, day) DO UPDATE
        SET close = excluded.close, priced_at = excluded.priced_at, trade_id = excluded.trade_id,
            changed_at = clock_timestamp()
        WHERE NOT d.official
          AND (d.close, d.priced_at, d.trade_id)
            IS DISTINCT FROM (excluded.close, excluded.priced_at, excluded.trade_id)
          AND ((excluded.trade_id IS NOT NULL, excluded.priced_at)
              >= (d.trade_id IS NOT NULL, d.priced_at)
            OR d.trade_id = ANY ($3)
            OR EXISTS (
              SELECT FROM quotes AS q, jsonb_array_elements(q.trades) AS trade
              WHERE q.symbol = d.symbol COLLATE "default" AND trade ->> 'id' = d.trade_id
                AND NOT jsonb_exists(trade, 'price')))
        RETURNING d.symbol)
      SELECT statement_timestamp() AS at, array_agg(DISTINCT symbol)::text[] AS symbols
      FROM carried""";

  /** Closes that a trade made which never was, and for which no other price is known. */
  private static final String WITHDRAW =
      """
      WITH withdrawn AS (
        SELECT unnest($2::text[]) AS id
        UNION SELECT trade ->> 'id' FROM quotes, jsonb_array_elements(trades) AS trade
        WHERE changed_at > $1 AND NOT jsonb_exists(trade, 'price')
      ), gone AS (
        SELECT d.symbol, d.day FROM withdrawn JOIN daily_prices AS d ON d.trade_id = withdrawn.id
        WHERE d.trade_id <> '' ORDER BY d.symbol, d.day FOR UPDATE OF d)
      DELETE FROM daily_prices AS d USING gone
      WHERE d.symbol = gone.symbol AND d.day = gone.day RETURNING d.symbol""";

  private final Pool pool;

  DailyPriceTable(Pool pool) {
    this.pool = pool;
  }

  /** Stores official closes; those of other days stay. */
  Uni<Void> tell(Symbol symbol, SortedMap<LocalDate, Price> closes) {
    var days = closes.keySet().toArray(LocalDate[]::new);
    var prices = closes.values().stream().map(Price::value).toArray(BigDecimal[]::new);
    return run(TELL, Tuple.of(symbol.value(), days, prices)).replaceWithVoid();
  }

  /**
   * Carries the prices of quotes over that changed after that moment of the database's clock.
   *
   * @param zone as the database names it ({@link DayZone})
   * @param withdrawn ids of trades that never were, which quotes may remember no longer
   */
  Uni<Carried> carry(OffsetDateTime changedAfter, String zone, Set<String> withdrawn) {
    return run(CARRY, Tuple.of(changedAfter, zone, withdrawn.toArray(String[]::new)))
        .map(rows -> carried(rows.iterator().next()));
  }

  /**
   * Takes back the closes that those trades made, and others that such quotes say never were; names
   * the instruments.
   */
  Uni<Set<Symbol>> withdraw(OffsetDateTime changedAfter, Set<String> withdrawn) {
    return run(WITHDRAW, Tuple.of(changedAfter, withdrawn.toArray(String[]::new)))
        .map(DailyPriceTable::symbols);
  }

  private Uni<RowSet<Row>> run(String sql, Tuple values) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(values));
  }

  private static Carried carried(Row row) {
    Set<Symbol> symbols = new HashSet<>();
    var names = row.getArrayOfStrings("symbols");
    for (var name : names == null ? new String[0] : names) {
      symbols.add(Symbol.of(name));
    }
    return new Carried(row.getOffsetDateTime("at"), symbols);
  }

  private static Set<Symbol> symbols(RowSet<Row> rows) {
    Set<Symbol> symbols = new HashSet<>();
    rows.forEach(row -> symbols.add(Symbol.of(row.getString("symbol"))));
    return symbols;
  }

  /**
   * What was carried over.
   *
   * @param at when it was looked, by the database's clock
   * @param symbols those that have another close now
   */
  record Carried(OffsetDateTime at, Set<Symbol> symbols) {}
}
