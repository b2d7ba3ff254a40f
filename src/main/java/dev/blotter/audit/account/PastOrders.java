package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Ids;
import dev.blotter.order.OrderRow;
import dev.blotter.order.OrderView;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import dev.blotter.projection.Window.Keyset;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * A page of orders as the projection's own rules make them of the events. No more orders are held
 * than the page has: an id says when its order was placed, so what newer ones have pushed off the
 * page is known never to come back.
 */
public final class PastOrders implements AccountFold {

  private final OrdersProjection rules = new OrdersProjection();
  private final TreeMap<Keyset, OrderRow> rows = new TreeMap<>(Places.ORDER);
  private final Window window;

  /**
   * @param window which of the orders, the newest first
   */
  public PastOrders(Window window) {
    this.window = window;
  }

  @Override
  public Set<AggregateType> types() {
    return EnumSet.of(AggregateType.ORDER);
  }

  @Override
  public void add(RecordedEvent event) {
    var id = event.aggregate().id();
    var place = new Keyset(Ids.createdAt(id), id);
    if (rules.rowOf(event).isEmpty() || !isOnPage(place)) {
      return;
    }
    rows.put(place, rules.apply(rows.get(place), event));
    // One more than the page, by which it is known that more follow.
    if (rows.size() > window.limit() + 1) {
      rows.pollFirstEntry();
    }
  }

  private boolean isOnPage(Keyset place) {
    var after = window.after();
    return (after == null || Places.ORDER.compare(place, after) < 0)
        && (rows.size() <= window.limit() || Places.ORDER.compare(place, rows.firstKey()) >= 0);
  }

  /** As clients saw them. */
  public RowPage<OrderView> page() {
    var views = rows.descendingMap().values().stream().map(OrderRow::view);
    return RowPage.of(views.toList(), window.limit());
  }
}
