package dev.blotter.user;

import dev.blotter.json.Json;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.portfolio.Account;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads lists of users, the newest first, alone or with their portfolios in the same statement. */
@ApplicationScoped
public class UserListQueries implements NamedQueries {

  private static final String CREATED_AT = "created_at";

  private final Pool pool;

  UserListQueries(Pool pool) {
    this.pool = pool;
  }

  /**
   * A user and, where it was asked for, the account of the user's portfolio.
   *
   * @param portfolioId null where the account is, too
   */
  public record Listed(UserRow user, @Nullable UUID portfolioId, @Nullable Account account) {}

  public Uni<RowPage<Listed>> newest(Window window) {
    return search()
        .page(pool, CREATED_AT, TimeOrder.NEWEST_FIRST, window)
        .map(
            page ->
                new RowPage<>(
                    page.rows().stream().map(UserListQueries::alone).toList(), page.more()));
  }

  /** The same with each user's portfolio. */
  public Uni<RowPage<Listed>> newestWithPortfolios(Window window) {
    var statement = withPortfolios(window);
    return pool.preparedQuery(statement.sql())
        .execute(Tuple.tuple(statement.values()))
        .map(rows -> rows.stream().toList())
        .map(rows -> page(rows, window.limit()));
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "users",
            "A page of users, the newest first",
            Map.of("limit", 100, "offset", 0),
            values -> search().page(CREATED_AT, TimeOrder.NEWEST_FIRST, Window.numbered(values))),
        new NamedQuery(
            "users-with-portfolios",
            "A page of users with their portfolios, the newest first, in one statement",
            Map.of("limit", 100, "offset", 0),
            values -> withPortfolios(Window.numbered(values))),
        new NamedQuery(
            "users-with-portfolios-after",
            "The same after the last user of the page before",
            Map.of(
                "limit",
                100,
                "after_time",
                NamedQuery.EXAMPLE_TIME,
                "after_id",
                NamedQuery.EXAMPLE_ID),
            values -> withPortfolios(Window.following(values))));
  }

  private static Search<UserRow> search() {
    return new Search<>(UserTable.TABLE);
  }

  /** The page of users is cut first, so that only its portfolios are looked up. */
  private static Statement withPortfolios(Window window) {
    var users = search().page(CREATED_AT, TimeOrder.NEWEST_FIRST, window);
    var joined =
        """
        SELECT u.*, p.id AS portfolio_id, p.state::text AS portfolio_state FROM (%s) AS u
        LEFT JOIN LATERAL (SELECT id, state FROM portfolios
          WHERE lane = u.lane AND user_id = u.id LIMIT 1) AS p ON true
        ORDER BY u.created_at DESC, u.id DESC"""
            .formatted(users.sql());
    return new Statement(joined, users.values());
  }

  private static Listed alone(UserRow user) {
    return new Listed(user, null, null);
  }

  private static RowPage<Listed> page(List<Row> rows, int limit) {
    return RowPage.of(rows.stream().map(UserListQueries::listed).toList(), limit);
  }

  private static Listed listed(Row row) {
    var state = row.getString("portfolio_state");
    return new Listed(
        UserTable.TABLE.read(row),
        row.getUUID("portfolio_id"),
        state == null ? null : Json.read(state, Account.class));
  }
}
