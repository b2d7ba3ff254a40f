package dev.blotter.trading.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.TradedCurrencies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** What instruments are traded in, from the tables {@code positions} and {@code orders}. */
@ApplicationScoped
public class PostgresTradedCurrencies implements TradedCurrencies {

  private static final String CURRENCIES =
      """
      SELECT currency FROM positions WHERE symbol = $1 AND closed_at IS NULL
      UNION
      SELECT currency FROM orders WHERE symbol = $1 AND active AND currency IS NOT NULL\
      """;

  private final Pool pool;

  public PostgresTradedCurrencies(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Set<Currency>> of(Symbol symbol) {
    var values = Tuple.of(symbol.value());
    return LostConnection.retry(() -> pool.preparedQuery(CURRENCIES).execute(values))
        .map(
            rows -> {
              Set<Currency> found = new HashSet<>();
              rows.forEach(row -> found.add(Currency.of(row.getString("currency"))));
              return found;
            });
  }
}
