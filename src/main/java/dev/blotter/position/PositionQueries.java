package dev.blotter.position;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code positions}. What it answers may be behind the log; a fence is the caller's. */
@ApplicationScoped
public class PositionQueries implements NamedQueries {

  private static final String OPENED_AT = "opened_at";

  private final Pool pool;

  public PositionQueries(Pool pool) {
    this.pool = pool;
  }

  /** That cycle. */
  public Uni<Optional<PositionRow>> byId(UUID positionId) {
    return search().where("lane = ?", Lane.of(positionId)).where("id = ?", positionId).one(pool);
  }

  /** Those cycles of one user, the newest first; an id that is none is passed over. */
  public Uni<List<PositionRow>> byIds(List<UUID> positionIds) {
    return positionIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : search()
            .where("lane = ?", Lane.of(positionIds.getFirst()))
            .where("id = ANY (?)", positionIds.toArray(UUID[]::new))
            .page(pool, OPENED_AT, TimeOrder.NEWEST_FIRST, new Window(Window.LARGEST, null, 0))
            .map(RowPage::rows);
  }

  /**
   * A user's positions, the newest first.
   *
   * @param open true for open ones, false for closed ones, null for both
   */
  public Uni<RowPage<PositionRow>> ofUser(
      UUID userId, @Nullable Boolean open, @Nullable Symbol symbol, Window window) {
    return searchOfUser(userId, open, symbol).page(pool, OPENED_AT, TimeOrder.NEWEST_FIRST, window);
  }

  /** All of a user's open positions, the newest first, page by page. */
  public Uni<List<PositionRow>> open(UUID userId) {
    return RowPage.all(
        window -> ofUser(userId, true, null, window), PositionQueries::place, Function.identity());
  }

  private static Window.Keyset place(PositionRow row) {
    return new Window.Keyset(row.position().openedAt(), row.id());
  }

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "positions-of-user",
            "A page of a user's positions, newest first",
            Map.of("user_id", NamedQuery.EXAMPLE_ID, "limit", 100, "offset", 0),
            v ->
                searchOfUser(user(v), null, null)
                    .page(OPENED_AT, TimeOrder.NEWEST_FIRST, Window.numbered(v))),
        new NamedQuery(
            "open-positions-of-user",
            "A user's open positions, newest first: what risk is told of",
            Map.of("user_id", NamedQuery.EXAMPLE_ID, "limit", 100, "offset", 0),
            v ->
                searchOfUser(user(v), true, null)
                    .page(OPENED_AT, TimeOrder.NEWEST_FIRST, Window.numbered(v))),
        new NamedQuery(
            "open-position",
            "The open position of a user in an instrument",
            Map.of("user_id", NamedQuery.EXAMPLE_ID, "symbol", "AAPL"),
            v ->
                searchOfUser(user(v), true, Symbol.of(v.get("symbol", String.class)))
                    .page(OPENED_AT, TimeOrder.NEWEST_FIRST, Window.first(1))));
  }

  private static UUID user(NamedQuery.Values values) {
    return values.get("user_id", UUID.class);
  }

  private static Search<PositionRow> searchOfUser(
      UUID userId, @Nullable Boolean open, @Nullable Symbol symbol) {
    var search =
        search()
            .where("user_id = ?", userId)
            .where("symbol = ?", symbol == null ? null : symbol.value());
    if (open != null) {
      search.where(open ? "closed_at IS NULL" : "closed_at IS NOT NULL");
    }
    return search;
  }

  private static Search<PositionRow> search() {
    return new Search<>(PositionTable.TABLE);
  }
}
