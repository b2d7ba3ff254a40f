package dev.blotter.order;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts orders that wait for a venue which says nothing. */
@ApplicationScoped
public class HangingOrderQueries {

  /** What an order is while somebody has asked a venue and it has not answered. */
  public static final Set<OrderStatus> UNANSWERED =
      Set.copyOf(
          EnumSet.of(OrderStatus.PENDING, OrderStatus.PENDING_CANCEL, OrderStatus.PENDING_REPLACE));

  /** In words, since a plan for any statuses would be one for most of the orders. */
  private static final String SQL =
      """
      SELECT status, count(*) AS orders FROM orders
      WHERE active AND status IN (%s) AND updated_at < $1 GROUP BY status"""
          .formatted(
              UNANSWERED.stream()
                  .map(status -> "'" + status + "'")
                  .sorted()
                  .collect(Collectors.joining(", ")));

  private final Pool pool;

  public HangingOrderQueries(Pool pool) {
    this.pool = pool;
  }

  /** How many orders of each such status were not heard of since then; zero is left out. */
  public Uni<Map<OrderStatus, Long>> silentSince(Instant moment) {
    var statement = counted(moment);
    var values = Tuple.tuple(statement.values());
    return LostConnection.retry(() -> pool.preparedQuery(statement.sql()).execute(values))
        .map(HangingOrderQueries::counts);
  }

  static Statement counted(Instant moment) {
    return new Statement(SQL, List.of(moment.atOffset(ZoneOffset.UTC)));
  }

  private static Map<OrderStatus, Long> counts(RowSet<Row> rows) {
    Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
    rows.forEach(
        row -> counts.put(OrderStatus.valueOf(row.getString("status")), row.getLong("orders")));
    return counts;
  }
}
