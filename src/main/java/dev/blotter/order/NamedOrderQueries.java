package dev.blotter.order;

import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Values;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.projection.Search;
import dev.blotter.projection.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What orders are read by. */
@ApplicationScoped
class NamedOrderQueries implements NamedQueries {

  private static final Object ID = NamedQuery.EXAMPLE_ID;
  private static final Instant AT = NamedQuery.EXAMPLE_TIME;

  private static final OrderFilter ACTIVE = OrderFilter.onlyActive();

  @Override
  public List<NamedQuery> named() {
    return Stream.concat(ofOneUser().stream(), ofAllUsers().stream()).toList();
  }

  private static List<NamedQuery> ofOneUser() {
    return List.of(
        new NamedQuery(
            "order-by-id",
            "One order; its id leads to the one partition it is in",
            Map.of("order_id", ID),
            v -> OrderQueries.searchById(v.get("order_id", UUID.class)).one()),
        new NamedQuery(
            "order-by-client-id",
            "The order that a client gave that id",
            Map.of("user_id", ID, "client_order_id", "algo7-0001"),
            v ->
                OrderQueries.searchByClientId(user(v), v.get("client_order_id", String.class))
                    .one()),
        new NamedQuery(
            "orders-of-user",
            "A page of a user's orders, newest first, by its number",
            Map.of("user_id", ID, "limit", 50, "offset", 0),
            v -> newestFirst(ofUser(v, OrderFilter.all()), Window.numbered(v))),
        new NamedQuery(
            "orders-of-user-after",
            "A page of a user's orders, newest first, after the last order of the page before",
            Map.of("user_id", ID, "limit", 50, "after_time", AT, "after_id", ID),
            v -> newestFirst(ofUser(v, OrderFilter.all()), Window.following(v))),
        new NamedQuery(
            "active-orders-of-user",
            "A user's active orders, newest first",
            Map.of("user_id", ID, "limit", 100, "offset", 0),
            v -> newestFirst(ofUser(v, ACTIVE), Window.numbered(v))),
        new NamedQuery(
            "orders-of-user-by-status",
            "A user's orders of one status, newest first",
            Map.of("user_id", ID, "status", "PENDING", "limit", 100, "offset", 0),
            v -> newestFirst(ofUser(v, status(v)), Window.numbered(v))),
        new NamedQuery(
            "orders-of-group",
            "The orders that were placed together, newest first",
            Map.of("group_id", ID, "limit", 100, "offset", 0),
            v -> newestFirst(OrderQueries.searchAll(group(v), null), Window.numbered(v))));
  }

  private static OrderFilter group(Values values) {
    return OrderFilter.ofGroup(values.get("group_id", UUID.class));
  }

  private static List<NamedQuery> ofAllUsers() {
    return List.of(
        new NamedQuery(
            "active-orders",
            "The active orders of all users, newest first",
            Map.of("limit", 1000, "offset", 0),
            v -> newestFirst(OrderQueries.searchAll(ACTIVE, null), Window.numbered(v))),
        new NamedQuery(
            "active-orders-after",
            "The active orders of all users, after the last order of the page before",
            Map.of("limit", 1000, "after_time", AT, "after_id", ID),
            v -> newestFirst(OrderQueries.searchAll(ACTIVE, null), Window.following(v))),
        new NamedQuery(
                "active-orders-of-symbol",
                "The active orders in one instrument, newest first",
                Map.of("symbol", "AAPL", "limit", 100, "offset", 0),
                v ->
                    newestFirst(
                        OrderQueries.searchAll(ACTIVE.of(symbol(v), null), null),
                        Window.numbered(v)))
            .plannedForItsValues(),
        new NamedQuery(
                "orders-of-symbols",
                "The orders in all instruments whose symbols begin alike, newest first",
                Map.of("symbol_prefix", "AAPL", "limit", 100, "offset", 0),
                v -> newestFirst(beginningWith(v), Window.numbered(v)))
            .plannedForItsValues(),
        new NamedQuery(
            "orders-by-status",
            "The orders of all users of one status, newest first",
            Map.of("status", "SUSPENDED", "limit", 100, "offset", 0),
            v -> newestFirst(OrderQueries.searchAll(status(v), null), Window.numbered(v))),
        new NamedQuery(
            "orders-that-hang",
            "How many orders wait for a venue that has said nothing since then",
            Map.of("silent_since", AT),
            v -> HangingOrderQueries.counted(v.get("silent_since", Instant.class))),
        new NamedQuery(
            "active-orders-streamed",
            "All active orders, newest first, read from a cursor",
            Map.of(),
            v ->
                OrderQueries.searchAll(ACTIVE, null)
                    .all(OrderQueries.PLACED_AT, TimeOrder.NEWEST_FIRST)));
  }

  private static OrderFilter status(Values values) {
    return OrderFilter.having(
        StatusFilter.of(OrderStatus.valueOf(values.get("status", String.class))));
  }

  private static Search<OrderView> beginningWith(Values values) {
    return OrderQueries.searchAll(OrderFilter.all(), values.get("symbol_prefix", String.class));
  }

  private static Symbol symbol(Values values) {
    return Symbol.of(values.get("symbol", String.class));
  }

  private static UUID user(Values values) {
    return values.get("user_id", UUID.class);
  }

  private static Search<OrderView> ofUser(Values values, OrderFilter filter) {
    return OrderQueries.searchOfUser(user(values), filter);
  }

  private static NamedQuery.Statement newestFirst(Search<OrderView> search, Window window) {
    return search.page(OrderQueries.PLACED_AT, TimeOrder.NEWEST_FIRST, window);
  }
}
