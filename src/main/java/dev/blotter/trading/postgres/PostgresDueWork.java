package dev.blotter.trading.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.trading.DueWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Due work from the tables {@code orders} and {@code portfolios}. */
@ApplicationScoped
public class PostgresDueWork implements DueWork, NamedQueries {

  /** One that may have been given more time is left out, since it cannot be ended yet. */
  private static final String EXPIRED_ORDERS =
      """
      SELECT id, version, placed_at, expire_at FROM orders
      WHERE active AND expire_at IS NOT NULL AND expire_at <= $1
        AND (expire_at, id) > ($2, $3)
        AND (pending_replace IS NULL OR (pending_replace ->> 'expire_at')::timestamptz <= $1)
      ORDER BY expire_at, id LIMIT $4""";

  /**
   * An order's id is made by a node's clock, its events' times by the database's: a day apart at
   * most.
   */
  private static final String EXPIRIES =
      """
      SELECT o.place, e.event_id, e.correlation_id
      FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS o(id, placed_at, place)
      CROSS JOIN LATERAL (SELECT event_id, correlation_id FROM all_events AS e
        WHERE e.aggregate_id = o.id AND e.aggregate_type = 'order'
          AND e.occurred_at >= o.placed_at - interval '1 day'
          AND e.event_type IN ('OrderInitialized', 'OrderUpdated')
        ORDER BY e.aggregate_version DESC LIMIT 1) AS e
      ORDER BY o.place""";

  private static final String ACCOUNTS_TO_SETTLE =
      """
      SELECT id, user_id, version FROM portfolios
      WHERE next_settlement_at <= $1 AND id > $2 ORDER BY id LIMIT $3""";

  private static final String ACCOUNTS_TO_VALUE =
      """
      SELECT id, user_id, version, unvalued_since FROM portfolios
      WHERE unvalued_since < $1 AND (unvalued_since, id) > ($2, $3)
      ORDER BY unvalued_since, id LIMIT $4""";

  private static final String IS_TO_BE_VALUED =
      """
      SELECT EXISTS (
        SELECT FROM portfolios WHERE lane = $1 AND user_id = $2 AND unvalued_since < $3)""";

  private static final String COUNT_TO_VALUE =
      "SELECT count(*) FROM portfolios WHERE unvalued_since < $1";

  private static final UUID NO_ID = new UUID(0, 0);

  private final Pool pool;

  public PostgresDueWork(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Overdue>> expiredOrders(Instant by, @Nullable Overdue after, int limit) {
    var at = after == null ? Instant.EPOCH : after.expireAt();
    var id = after == null ? NO_ID : after.orderId();
    return read(EXPIRED_ORDERS, Tuple.of(utc(by), utc(at), id, limit))
        .map(rows -> list(rows, PostgresDueWork::overdue));
  }

  @Override
  public Uni<List<Expiry>> expiries(List<Overdue> orders) {
    var ids = orders.stream().map(Overdue::orderId).toArray(UUID[]::new);
    var placed = orders.stream().map(order -> utc(order.placedAt())).toArray(OffsetDateTime[]::new);
    return read(EXPIRIES, Tuple.of(ids, placed))
        .map(rows -> list(rows, row -> expiry(orders, row)));
  }

  @Override
  public Uni<List<Account>> accountsToSettle(Instant by, UUID after, int limit) {
    return read(ACCOUNTS_TO_SETTLE, Tuple.of(utc(by), after, limit))
        .map(rows -> list(rows, PostgresDueWork::account));
  }

  @Override
  public Uni<List<Unvalued>> accountsToValue(Instant by, @Nullable Unvalued after, int limit) {
    var since = after == null ? Instant.EPOCH : after.since();
    var id = after == null ? NO_ID : after.portfolioId();
    var statement = accountsToValue(by, since, id, limit);
    return read(statement.sql(), Tuple.tuple(statement.values()))
        .map(rows -> list(rows, PostgresDueWork::unvalued));
  }

  @Override
  public Uni<Boolean> isToBeValued(UUID userId, Instant by) {
    return read(IS_TO_BE_VALUED, Tuple.of(Lane.of(userId), userId, utc(by)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Uni<Long> countAccountsToValue(Instant by) {
    return read(COUNT_TO_VALUE, Tuple.of(utc(by))).map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "accounts-to-value",
            "A page of the accounts that are to be valued",
            Map.of(
                "by", NamedQuery.EXAMPLE_TIME,
                "after_time", Instant.EPOCH,
                "after_id", NamedQuery.EXAMPLE_ID,
                "limit", 250),
            v ->
                accountsToValue(
                    v.get("by", Instant.class),
                    v.get("after_time", Instant.class),
                    v.get("after_id", UUID.class),
                    v.get("limit", Integer.class))));
  }

  private Uni<RowSet<Row>> read(String sql, Tuple values) {
    return LostConnection.retry(() -> pool.preparedQuery(sql).execute(values));
  }

  private static Statement accountsToValue(Instant by, Instant since, UUID id, int limit) {
    return new Statement(ACCOUNTS_TO_VALUE, List.of(utc(by), utc(since), id, limit));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Unvalued unvalued(Row row) {
    return new Unvalued(
        row.getUUID("user_id"),
        row.getUUID("id"),
        row.getLong("version"),
        row.getOffsetDateTime("unvalued_since").toInstant());
  }

  private static Overdue overdue(Row row) {
    return new Overdue(
        row.getUUID("id"),
        row.getLong("version"),
        row.getOffsetDateTime("placed_at").toInstant(),
        row.getOffsetDateTime("expire_at").toInstant());
  }

  private static Expiry expiry(List<Overdue> orders, Row row) {
    var order = orders.get(row.getInteger("place") - 1);
    return new Expiry(order, row.getUUID("event_id"), row.getUUID("correlation_id"));
  }

  private static Account account(Row row) {
    return new Account(row.getUUID("user_id"), row.getUUID("id"), row.getLong("version"));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
    return rows.stream().map(each).toList();
  }
}
