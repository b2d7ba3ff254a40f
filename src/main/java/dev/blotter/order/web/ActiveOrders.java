package dev.blotter.order.web;

import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderQueries;
import dev.blotter.order.OrderView;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    var filter = OrderFilter.onlyActive().of(symbol, null);
    return RowPage.all(
        window -> queries.ofUser(userId, filter, window), ActiveOrders::place, OrderView::orderId);
  }

  private static Window.Keyset place(OrderView order) {
    return new Window.Keyset(order.placedAt(), order.orderId());
  }
}
