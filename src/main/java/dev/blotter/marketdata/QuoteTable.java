package dev.blotter.marketdata;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The quotes in the database, which all nodes share. */
@ApplicationScoped
class QuoteTable {
  private static final String UPSERT =
      """
      INSERT INTO quotes AS q (symbol, bid, ask, last, quoted_at)
      SELECT * FROM unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[],
                           $5::timestamptz[])
      ON CONFLICT (symbol) DO UPDATE
      SET bid = coalesce(excluded.bid, q.bid), ask = coalesce(excluded.ask, q.ask),
          last = coalesce(excluded.last, q.last), quoted_at = excluded.quoted_at,
          changed_at = clock_timestamp()
      WHERE excluded.quoted_at >= q.quoted_at""";
  private static final String CHANGED =
      """
      SELECT symbol, bid, ask, last, quoted_at, changed_at FROM quotes
      WHERE changed_at > $1 ORDER BY changed_at""";

  private final Pool pool;

  QuoteTable(Pool pool) {
    this.pool = pool;
  }

  /** Keeps each quote unless a newer one is there. */
  Uni<Void> save(Collection<Quote> quotes) {
    if (quotes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var sorted = quotes.stream().sorted((a, b) -> a.symbol().compareTo(b.symbol())).toList();
    return pool.preparedQuery(UPSERT).execute(columns(sorted)).replaceWithVoid();
  }

  /** Quotes changed after that moment of the database's clock, oldest change first. */
  Uni<List<Changed>> changedAfter(OffsetDateTime moment) {
    return pool.preparedQuery(CHANGED)
        .execute(Tuple.of(moment))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(QuoteTable::row).toList());
  }

  /** Rows are written in the order of their symbols, so that two writers never wait in a ring. */
  private static Tuple columns(List<Quote> quotes) {
    return Tuple.of(
        quotes.stream().map(q -> q.symbol().value()).toArray(String[]::new),
        quotes.stream().map(q -> number(q.bid())).toArray(BigDecimal[]::new),
        quotes.stream().map(q -> number(q.ask())).toArray(BigDecimal[]::new),
        quotes.stream().map(q -> number(q.last())).toArray(BigDecimal[]::new),
        quotes.stream().map(q -> q.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
  }

  private static @Nullable BigDecimal number(@Nullable Price price) {
    return price == null ? null : price.value();
  }

  private static Changed row(Row row) {
    var quote =
        new Quote(
            Symbol.of(row.getString("symbol")),
            price(row.getBigDecimal("bid")),
            price(row.getBigDecimal("ask")),
            price(row.getBigDecimal("last")),
            row.getOffsetDateTime("quoted_at").toInstant());
    return new Changed(quote, row.getOffsetDateTime("changed_at"));
  }

  private static @Nullable Price price(@Nullable BigDecimal value) {
    return value == null ? null : new Price(value);
  }

  /** A quote and when the database got it. */
  record Changed(Quote quote, OffsetDateTime changedAt) {}
}
