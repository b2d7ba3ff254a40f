package dev.blotter.trading.postgres;

import dev.blotter.trading.DueWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Due work from the tables {@code orders} and {@code portfolios}. */
@ApplicationScoped
public class PostgresDueWork implements DueWork {
  private static final String EXPIRED_ORDERS =
      """
      SELECT id FROM orders
      WHERE active AND expire_at IS NOT NULL AND expire_at <= $1
      ORDER BY expire_at LIMIT $2""";
  private static final String ACCOUNTS_TO_SETTLE =
      """
      SELECT id, user_id, version FROM portfolios
      WHERE next_settlement_at <= $1 AND id > $2 ORDER BY id LIMIT $3""";

  private final Pool pool;

  public PostgresDueWork(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<UUID>> expiredOrders(Instant by, int limit) {
    return pool.preparedQuery(EXPIRED_ORDERS)
        .execute(Tuple.of(by.atOffset(ZoneOffset.UTC), limit))
        .map(rows -> list(rows, row -> row.getUUID("id")));
  }

  @Override
  public Uni<List<Account>> accountsToSettle(Instant by, UUID after, int limit) {
    return pool.preparedQuery(ACCOUNTS_TO_SETTLE)
        .execute(Tuple.of(by.atOffset(ZoneOffset.UTC), after, limit))
        .map(rows -> list(rows, PostgresDueWork::account));
  }

  private static Account account(Row row) {
    return new Account(row.getUUID("user_id"), row.getUUID("id"), row.getLong("version"));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
    return StreamSupport.stream(rows.spliterator(), false).map(each).toList();
  }
}
