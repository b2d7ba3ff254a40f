package dev.blotter.audit.account;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Ids;
import dev.blotter.order.OrderFilter;
import dev.blotter.order.OrderRow;
import dev.blotter.order.OrderView;
import dev.blotter.order.OrdersProjection;
import dev.blotter.projection.RowPage;
import dev.blotter.projection.Window;
import dev.blotter.projection.Window.Keyset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders as the projection's own rules make them of the events. Where all orders are
 * asked for, no more are held than the page has: an id says when its order was placed, so what was
 * pushed off the page is known never to come back. Where only some are asked for, all that are
 * behind the cursor are held, since an order may become one of them by its last event.
 */
public final class PastOrders implements AccountFold {

  private final OrdersProjection rules = new OrdersProjection();
  private final TreeMap<Keyset, OrderRow> rows;
  private final Comparator<Keyset> places;
  private final OrderFilter filter;
  private final @Nullable Keyset after;
  private final long limit;
  private final boolean all;

  /**
   * @param filter which of the orders, as they were in the end
   * @param window which of these
   */
  public PastOrders(OrderFilter filter, Window window) {
    this(filter, window.after(), window.limit());
  }

  private PastOrders(OrderFilter filter, @Nullable Keyset after, long limit) {
    this.filter = filter;
    this.after = after;
    this.limit = limit;
    places = Places.from(filter.order());
    rows = new TreeMap<>(places);
    all = filter.isAll();
  }

  /** All of them on one page; none is let go of. */
  public static PastOrders whole(OrderFilter filter) {
    return new PastOrders(filter, null, Long.MAX_VALUE - 1);
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
    if (all && rows.size() > limit + 1) {
      rows.pollLastEntry();
    }
  }

  private boolean isOnPage(Keyset place) {
    return (after == null || places.compare(place, after) > 0)
        && (!all || rows.size() <= limit || places.compare(place, rows.lastKey()) <= 0);
  }

  /** As clients saw them. */
  public RowPage<OrderView> page() {
    return RowPage.of(orders().limit(limit + 1).toList(), (int) limit);
  }

  /** All that are held, as clients saw them. */
  public Stream<OrderView> orders() {
    return rows.values().stream().map(OrderRow::view).filter(filter::matches);
  }
}
