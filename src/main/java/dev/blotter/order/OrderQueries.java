package dev.blotter.order;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Symbol;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code orders}. What it answers may be behind the log; a read fence is the caller's. */
@ApplicationScoped
public class OrderQueries {

  static final String PLACED_AT = "placed_at";

  private final Pool pool;

  public OrderQueries(Pool pool) {
    this.pool = pool;
  }

  /** That order; the time in its id leads to the one partition it is in. */
  public Uni<Optional<OrderRow>> byId(UUID orderId) {
    if (orderId.version() != 7) {
      return Uni.createFrom().item(Optional.empty());
    }
    return searchById(orderId).one(pool);
  }

  public Uni<Optional<OrderRow>> byClientOrderId(UUID userId, String clientOrderId) {
    return searchByClientId(userId, clientOrderId).one(pool);
  }

  public Uni<RowPage<OrderRow>> ofUser(UUID userId, OrderFilter filter, Window window) {
    return searchOfUser(userId, filter).page(pool, PLACED_AT, filter.oldestFirst(), window);
  }

  /** Active orders of all users, the newest first. */
  public Uni<RowPage<OrderRow>> active(@Nullable Symbol symbol, Window window) {
    return searchActive(symbol).page(pool, PLACED_AT, false, window);
  }

  static Search<OrderRow> searchById(UUID orderId) {
    return search()
        .where("lane = ?", Lane.of(orderId))
        .where("id = ?", orderId)
        .where("placed_at = ?", Ids.createdAt(orderId));
  }

  static Search<OrderRow> searchByClientId(UUID userId, String clientOrderId) {
    return search().where("user_id = ?", userId).where("client_order_id = ?", clientOrderId);
  }

  static Search<OrderRow> searchOfUser(UUID userId, OrderFilter filter) {
    return search()
        .where("user_id = ?", userId)
        .where("active = ?", filter.active())
        .where("status = ANY (?)", statuses(filter))
        .where("symbol = ?", filter.symbol() == null ? null : filter.symbol().value())
        .where("side = ?", filter.side() == null ? null : filter.side().name())
        .where("placed_at > ?", filter.placedAfter())
        .where("placed_at < ?", filter.placedBefore())
        .where("updated_at > ?", filter.updatedAfter());
  }

  static Search<OrderRow> searchActive(@Nullable Symbol symbol) {
    return search().where("active").where("symbol = ?", symbol == null ? null : symbol.value());
  }

  private static Search<OrderRow> search() {
    return new Search<>(OrderTable.TABLE);
  }

  private static String @Nullable [] statuses(OrderFilter filter) {
    return filter.statuses().isEmpty()
        ? null
        : filter.statuses().stream().map(OrderStatus::name).toArray(String[]::new);
  }
}
