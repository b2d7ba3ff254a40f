package dev.blotter.order;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.Symbol;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sums up what a user's active orders leave to be executed, as {@link PendingQuantity#of} does:
 * exits that wait leave nothing, and of two exits the take-profit speaks for both.
 */
@ApplicationScoped
public class PendingQueries implements NamedQueries {

  private static final String SUMS =
      """
      SELECT symbol, min(currency) AS currency, count(*)::integer AS orders,
             coalesce(sum(leaves_qty) FILTER (WHERE leaves AND side = 'BUY'), 0) AS buying,
             coalesce(sum(leaves_qty) FILTER (WHERE leaves AND side <> 'BUY'), 0) AS selling
      FROM (
        SELECT symbol, currency, side, leaves_qty, order_group IS NULL
          OR reason_code IS DISTINCT FROM 'WAITS_FOR_ENTRY' AND NOT EXISTS (SELECT FROM orders AS t
            WHERE o.order_group->>'role' = 'STOP_LOSS' AND t.user_id = $1 AND t.active
              AND t.order_group->>'role' = 'TAKE_PROFIT'
              AND t.order_group->>'group_id' = o.order_group->>'group_id') AS leaves
        FROM orders AS o WHERE user_id = $1 AND active) AS active
      GROUP BY symbol ORDER BY symbol\
      """;

  private final Pool pool;

  public PendingQueries(Pool pool) {
    this.pool = pool;
  }

  /** By instrument; those of which no order is active are not in it. */
  public Uni<List<PendingQuantity>> ofUser(UUID userId) {
    return pool.preparedQuery(SUMS)
        .execute(Tuple.of(userId))
        .map(rows -> rows.stream().map(PendingQueries::read).toList());
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "pending-of-user",
            "What a user's active orders leave to be executed, by instrument",
            Map.of("user_id", NamedQuery.EXAMPLE_ID),
            v -> new Statement(SUMS, List.of(v.get("user_id", UUID.class)))));
  }

  private static PendingQuantity read(Row row) {
    var currency = row.getString("currency");
    return new PendingQuantity(
        Symbol.of(row.getString("symbol")),
        currency == null ? null : Currency.of(currency),
        row.getInteger("orders"),
        row.getBigDecimal("buying"),
        row.getBigDecimal("selling"));
  }
}
