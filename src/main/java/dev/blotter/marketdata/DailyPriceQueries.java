package dev.blotter.marketdata;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code daily_prices}. */
@ApplicationScoped
class DailyPriceQueries implements NamedQueries {

  /** A row for each symbol: the rows of a year of many instruments are tens of thousands. */
  private static final String OF_SYMBOLS =
      """
      SELECT symbol, array_agg(day - DATE '1970-01-01' ORDER BY day) AS days,
        array_agg(trim_scale(close)::text ORDER BY day) AS closes,
        array_agg(official ORDER BY day) AS officials
      FROM daily_prices WHERE symbol = ANY ($1) AND day BETWEEN $2 AND $3 GROUP BY symbol""";

  private static final String NEWEST =
      """
      SELECT day, close, official FROM daily_prices
      WHERE symbol = $1 AND day BETWEEN $2 AND $3 ORDER BY day DESC LIMIT $4""";

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

  private final Pool pool;

  DailyPriceQueries(Pool pool) {
    this.pool = pool;
  }

  /** The closes of these on those days, the oldest first; a symbol without any is left out. */
  Uni<Map<Symbol, List<DailyPrice>>> of(Collection<Symbol> symbols, LocalDate from, LocalDate to) {
    return run(ofSymbols(symbols, from, to))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        toUnmodifiableMap(
                            row -> Symbol.of(row.getString("symbol")), DailyPriceQueries::days)));
  }

  /**
   * The closes of one on those days, the newest first.
   *
   * @param from the first day, or null
   * @param to the last day, or null
   */
  Uni<List<DailyPrice>> newest(
      Symbol symbol, @Nullable LocalDate from, @Nullable LocalDate to, int limit) {
    return run(newestFirst(symbol, from == null ? FIRST : from, to == null ? LAST : to, limit))
        .map(rows -> rows.stream().map(DailyPriceQueries::day).toList());
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "daily-prices",
            "What an instrument closed at, the newest day first",
            Map.of("symbol", "AAPL", "limit", 100),
            v -> newestFirst(symbol(v), FIRST, LAST, v.get("limit", Integer.class))),
        new NamedQuery(
            "daily-prices-of-symbols",
            "What instruments closed at on each day of a year",
            Map.of("symbol", "AAPL", "year", 2026),
            v -> {
              var first = LocalDate.of(Math.clamp(v.get("year", Integer.class), 1900, 2200), 1, 1);
              return ofSymbols(List.of(symbol(v)), first, first.plusYears(1).minusDays(1));
            }));
  }

  private static Symbol symbol(NamedQuery.Values values) {
    return Symbol.of(values.get("symbol", String.class));
  }

  private static Statement ofSymbols(Collection<Symbol> symbols, LocalDate from, LocalDate to) {
    var names = symbols.stream().map(Symbol::value).toArray(String[]::new);
    return new Statement(OF_SYMBOLS, List.of(names, from, to));
  }

  private static Statement newestFirst(Symbol symbol, LocalDate from, LocalDate to, int limit) {
    return new Statement(NEWEST, List.of(symbol.value(), from, to, limit));
  }

  private Uni<List<Row>> run(Statement statement) {
    var values = Tuple.tuple(statement.values());
    return LostConnection.retry(() -> pool.preparedQuery(statement.sql()).execute(values))
        .map(rows -> rows.stream().toList());
  }

  private static List<DailyPrice> days(Row row) {
    var days = row.getArrayOfIntegers("days");
    var closes = row.getArrayOfStrings("closes");
    var officials = row.getArrayOfBooleans("officials");
    List<DailyPrice> prices = new ArrayList<>(days.length);
    for (int i = 0; i < days.length; i++) {
      var close = new Price(new BigDecimal(closes[i]));
      prices.add(new DailyPrice(LocalDate.ofEpochDay(days[i]), close, officials[i]));
    }
    return List.copyOf(prices);
  }

  private static DailyPrice day(Row row) {
    return new DailyPrice(
        row.getLocalDate("day"), new Price(row.getBigDecimal("close")), row.getBoolean("official"));
  }
}
