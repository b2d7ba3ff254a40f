package dev.blotter.marketdata;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The versions of instruments in the database, which all nodes share. They are only added to. */
@ApplicationScoped
class InstrumentTable {

  private static final String COLUMNS =
      """
      symbol, version, name, asset_class, currency, price_step, qty_step, min_qty, max_qty,
      min_notional, shortable, status, actor_type, actor_id\
      """;

  /**
   * One of two writers of the same version is too late, and is told so by no row. The time of a
   * change never falls, though the server's clock may: nodes look for what is later than they saw.
   */
  private static final String ADD =
      """
      INSERT INTO instruments (%s, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
        (SELECT greatest(clock_timestamp(), max(changed_at)) FROM instruments))
      ON CONFLICT (symbol, version) DO NOTHING RETURNING %1$s, changed_at\
      """
          .formatted(COLUMNS);

  private static final String SELECT = "SELECT %s, changed_at FROM instruments ".formatted(COLUMNS);

  private static final String LAST = SELECT + "WHERE symbol = $1 ORDER BY version DESC LIMIT 1";

  private static final String VERSIONS =
      SELECT + "WHERE symbol = $1 AND version < $2 ORDER BY version DESC LIMIT $3";

  private static final String CHANGED = SELECT + "WHERE changed_at > $1 ORDER BY changed_at";

  private final Pool pool;

  InstrumentTable(Pool pool) {
    this.pool = pool;
  }

  /** Adds that version; empty where there is one of that number already. */
  Uni<Optional<Instrument>> add(Symbol symbol, int version, InstrumentTerms terms, Actor by) {
    return run(ADD, values(symbol, version, terms, by)).map(InstrumentTable::first);
  }

  /** What was told last, or empty where nothing was. */
  Uni<Optional<Instrument>> last(Symbol symbol) {
    return read(LAST, Tuple.of(symbol.value())).map(InstrumentTable::first);
  }

  /** What was told before that version, the newest first. */
  Uni<List<Instrument>> before(Symbol symbol, int version, int limit) {
    return read(VERSIONS, Tuple.of(symbol.value(), version, limit));
  }

  /** What was told after that moment of the database's clock, the oldest first. */
  Uni<List<Instrument>> changedAfter(OffsetDateTime moment) {
    return read(CHANGED, Tuple.of(moment));
  }

  private Uni<List<Instrument>> read(String sql, Tuple values) {
    return LostConnection.retry(() -> run(sql, values));
  }

  private Uni<List<Instrument>> run(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).map(InstrumentTable::read);
  }

  private static Tuple values(Symbol symbol, int version, InstrumentTerms terms, Actor by) {
    List<@Nullable Object> values =
        Arrays.asList(
            symbol.value(),
            version,
            terms.name(),
            terms.assetClass().name(),
            terms.currency().code(),
            number(terms.priceStep(), Price::value),
            number(terms.quantityStep(), Quantity::value),
            number(terms.minQuantity(), Quantity::value),
            number(terms.maxQuantity(), Quantity::value),
            number(terms.minNotional(), Notional::value),
            terms.shortable(),
            terms.status().name(),
            by.type().name(),
            by.id());
    return Tuple.tuple(new ArrayList<>(values));
  }

  private static <T> @Nullable BigDecimal number(
      @Nullable T value, Function<T, BigDecimal> number) {
    return value == null ? null : number.apply(value);
  }

  private static Optional<Instrument> first(List<Instrument> found) {
    return found.stream().findFirst();
  }

  private static List<Instrument> read(RowSet<Row> rows) {
    return rows.stream().map(InstrumentTable::read).toList();
  }

  private static Instrument read(Row row) {
    return new Instrument(
        Symbol.of(row.getString("symbol")),
        row.getInteger("version"),
        terms(row),
        row.getOffsetDateTime("changed_at").toInstant(),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")));
  }

  private static InstrumentTerms terms(Row row) {
    return new InstrumentTerms(
        row.getString("name"),
        AssetClass.valueOf(row.getString("asset_class")),
        Currency.of(row.getString("currency")),
        value(row, "price_step", Price::new),
        value(row, "qty_step", Quantity::new),
        value(row, "min_qty", Quantity::new),
        value(row, "max_qty", Quantity::new),
        value(row, "min_notional", Notional::new),
        row.getBoolean("shortable"),
        TradingStatus.valueOf(row.getString("status")));
  }

  private static <T> @Nullable T value(Row row, String column, Function<BigDecimal, T> type) {
    var number = row.getBigDecimal(column);
    return number == null ? null : type.apply(number);
  }
}
