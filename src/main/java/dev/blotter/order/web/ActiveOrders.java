package dev.blotter.order.web;

import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds every active order of a user, page by page. */
@ApplicationScoped
class ActiveOrders {

  private final OrderQueries queries;

  ActiveOrders(OrderQueries queries) {
    this.queries = queries;
  }

  /** Their ids, the newest first; those in one instrument where one is named. */
  Uni<List<UUID>> of(UUID userId, @Nullable Symbol symbol) {
    return from(userId, OrderFilter.onlyActive().of(symbol, null), null, new ArrayList<>());
  }

  private Uni<List<UUID>> from(
      UUID userId, OrderFilter filter, Window.@Nullable Keyset after, List<UUID> found) {
    return queries
        .ofUser(userId, filter, new Window(Window.LARGEST, after, 0))
        .invoke(page -> page.rows().forEach(order -> found.add(order.orderId())))
        .chain(
            page ->
                page.more()
                    ? from(userId, filter, last(page), found)
                    : Uni.createFrom().item(found));
  }

  private static Window.Keyset last(RowPage<OrderView> page) {
    var order = page.rows().getLast();
    return new Window.Keyset(order.placedAt(), order.orderId());
  }
}
