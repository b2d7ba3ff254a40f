package dev.blotter.order;

import dev.blotter.database.PlannedForItsValues;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code orders}. What it answers may be behind the log; a read fence is the caller's. */
@ApplicationScoped
public class OrderQueries {

  static final String PLACED_AT = "placed_at";

  /** Those that the first of a group names, and itself: so the primary key finds them. */
  private static final String OF_GROUP =
      """
      id = ANY (ARRAY(SELECT unnest(g.id || ARRAY(
        SELECT jsonb_array_elements_text(g.order_group->'linked_order_ids')::uuid))
        FROM orders AS g WHERE g.lane = ? AND g.id = ? AND g.placed_at = ?
          AND g.order_group->>'group_id' = g.id::text))\
      """;

  private final Pool pool;

  public OrderQueries(Pool pool) {
    this.pool = pool;
  }

  /** That order; the time in its id leads to the one partition it is in. */
  public Uni<Optional<OrderView>> byId(UUID orderId) {
    if (orderId.version() != 7) {
      return Uni.createFrom().item(Optional.empty());
    }
    return searchById(orderId).one(pool);
  }

  /** Those orders of one user, the newest first; an id that is none is passed over. */
  public Uni<List<OrderView>> byIds(List<UUID> orderIds) {
    var ids = orderIds.stream().filter(id -> id.version() == 7).toArray(UUID[]::new);
    if (ids.length == 0) {
      return Uni.createFrom().item(List.of());
    }
    var times =
        Stream.of(ids)
            .map(id -> Ids.createdAt(id).atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new);
    return search()
        .where("lane = ?", Lane.of(ids[0]))
        .where("id = ANY (?)", ids)
        .where("placed_at = ANY (?)", times)
        .page(pool, PLACED_AT, TimeOrder.NEWEST_FIRST, new Window(Window.LARGEST, null, 0))
        .map(RowPage::rows);
  }

  public Uni<Optional<OrderView>> byClientOrderId(UUID userId, String clientOrderId) {
    return searchByClientId(userId, clientOrderId).one(pool);
  }

  public Uni<RowPage<OrderView>> ofUser(UUID userId, OrderFilter filter, Window window) {
    return searchOfUser(userId, filter).page(pool, PLACED_AT, filter.order(), window);
  }

  /**
   * Orders of all users.
   *
   * @param symbolPrefix what their symbols begin with, or null for any
   */
  public Uni<RowPage<OrderView>> ofAll(
      OrderFilter filter, @Nullable String symbolPrefix, Window window) {
    var search = searchAll(filter, symbolPrefix);
    return isPlannedForItsValues(filter, symbolPrefix)
        ? PlannedForItsValues.run(
            pool, connection -> search.page(connection, PLACED_AT, filter.order(), window))
        : search.page(pool, PLACED_AT, filter.order(), window);
  }

  /** The same, all of them, some rows at a time as they are asked for. */
  public Multi<List<OrderView>> streamAll(OrderFilter filter, @Nullable String symbolPrefix) {
    return searchAll(filter, symbolPrefix).stream(pool, PLACED_AT, filter.order());
  }

  static Search<OrderView> searchById(UUID orderId) {
    return search()
        .where("lane = ?", Lane.of(orderId))
        .where("id = ?", orderId)
        .where("placed_at = ?", Ids.createdAt(orderId));
  }

  static Search<OrderView> searchByClientId(UUID userId, String clientOrderId) {
    return search().where("user_id = ?", userId).where("client_order_id = ?", clientOrderId);
  }

  static Search<OrderView> searchOfUser(UUID userId, OrderFilter filter) {
    return filtered(search().where("user_id = ?", userId), filter);
  }

  static Search<OrderView> searchAll(OrderFilter filter, @Nullable String symbolPrefix) {
    // A range, since the prefix of LIKE is not known where a plan is made for any value.
    return filtered(search(), filter)
        .where("symbol >= ?", symbolPrefix)
        .where("symbol < ?", symbolPrefix == null ? null : after(symbolPrefix));
  }

  /** How many orders a symbol has differs by so much that no plan would do for any. */
  private static boolean isPlannedForItsValues(OrderFilter filter, @Nullable String symbolPrefix) {
    return filter.symbol() != null || symbolPrefix != null;
  }

  private static Search<OrderView> filtered(Search<OrderView> search, OrderFilter filter) {
    return ofGroup(ofStatus(search, filter.status().explicit()), filter.groupId())
        .where("symbol = ?", filter.symbol() == null ? null : filter.symbol().value())
        .where("side = ?", filter.side() == null ? null : filter.side().name())
        .where("placed_at > ?", filter.placed().after())
        .where("placed_at < ?", filter.placed().before())
        .where("updated_at > ?", filter.updated().after())
        .where("updated_at < ?", filter.updated().before());
  }

  /**
   * In words, since a plan for any statuses would be one for most of the orders, and a partial
   * index serves only what is known when the plan is made.
   */
  private static Search<OrderView> ofStatus(Search<OrderView> search, StatusFilter filter) {
    var active = filter.active();
    if (active != null) {
      search.where(active ? "active" : "NOT active");
    }
    return filter.exact().isEmpty() ? search : search.where(words(filter.exact()));
  }

  private static String words(Set<OrderStatus> statuses) {
    return statuses.stream()
        .sorted()
        .map(status -> "'" + status + "'")
        .collect(Collectors.joining(", ", "status IN (", ")"));
  }

  private static Search<OrderView> ofGroup(Search<OrderView> search, @Nullable UUID groupId) {
    if (groupId == null) {
      return search;
    }
    return groupId.version() == 7
        ? search
            .where("lane = ?", Lane.of(groupId))
            .whereAll(OF_GROUP, Lane.of(groupId), groupId, Ids.createdAt(groupId))
        : search.where("false");
  }

  /** The first text after all that begin with that. */
  private static String after(String prefix) {
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }

  private static Search<OrderView> search() {
    return new Search<>(OrderViewTable.VIEW);
  }
}
