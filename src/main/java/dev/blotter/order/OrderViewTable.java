package dev.blotter.order;

import dev.blotter.json.Json;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderView.PendingTerms;
import dev.blotter.projection.ColumnReader;
import dev.blotter.projection.RowView;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code orders} as clients see them, from the columns alone: first what several fields of
 * the view are of, then in the view's order.
 */
final class OrderViewTable {

  static final RowView<OrderView> VIEW =
      RowView.of(
          "orders",
          """
          order_group::text AS order_group, id, client_order_id, user_id, portfolio_id, \
          venue_order_id, tag, symbol, currency, instrument_version, side, type, time_in_force, \
          expire_at, reduce_only, post_only, extended_hours, quantity, limit_price, stop_price, \
          trail_price, trail_percent, hwm, status, \
          reason_code, reason_text, active, triggered, filled_qty, overfill_qty, leaves_qty, \
          filled_avg_price, nullif(commission, '[]')::text AS commission, revision, \
          pending_replace::text AS pending_replace, placed_at, submitted_at, accepted_at, \
          first_fill_at, executed_at, canceled_at, expired_at, rejected_at, reported_at, version\
          """,
          OrderViewTable::read);

  private OrderViewTable() {}

  private static OrderView read(Row row) {
    var columns = new ColumnReader(row);
    var group = group(columns);
    return new OrderView(
        columns.uuid(),
        columns.text(),
        columns.uuid(),
        columns.uuid(),
        columns.textOrNull(),
        columns.textOrNull(),
        Symbol.of(columns.text()),
        currency(columns),
        columns.numberOrNull(),
        Side.valueOf(columns.text()),
        OrderType.valueOf(columns.text()),
        TimeInForce.valueOf(columns.text()),
        columns.timeOrNull(),
        columns.flag(),
        columns.flag(),
        columns.flag(),
        new Quantity(columns.decimal()),
        price(columns),
        price(columns),
        price(columns),
        columns.decimalOrNull(),
        price(columns),
        OrderStatus.valueOf(columns.text()),
        reason(columns),
        columns.flag(),
        columns.flag(),
        new Quantity(columns.decimal()),
        quantity(columns),
        new Quantity(columns.decimal()),
        price(columns),
        commission(columns),
        columns.number(),
        pending(columns),
        columns.time(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.timeOrNull(),
        columns.time(),
        columns.bigNumber(),
        OrderGroup.classOf(group),
        OrderGroup.part(group, OrderGroup::groupId),
        OrderGroup.part(group, OrderGroup::role),
        OrderGroup.part(group, OrderGroup::parentId),
        OrderGroup.part(group, OrderGroup::linkedOrderIds),
        OrderGroup.part(group, OrderGroup::overfill),
        OrderGroup.part(group, OrderGroup::unguarded),
        null);
  }

  private static @Nullable OrderGroup group(ColumnReader columns) {
    var group = columns.textOrNull();
    return group == null ? null : Json.read(group, OrderGroup.class);
  }

  private static @Nullable Currency currency(ColumnReader columns) {
    var code = columns.textOrNull();
    return code == null ? null : Currency.of(code);
  }

  private static @Nullable Price price(ColumnReader columns) {
    return Price.ofNullable(columns.decimalOrNull());
  }

  private static @Nullable Quantity quantity(ColumnReader columns) {
    var value = columns.decimalOrNull();
    return value == null ? null : new Quantity(value);
  }

  private static @Nullable StatusReason reason(ColumnReader columns) {
    var code = columns.textOrNull();
    var text = columns.textOrNull();
    return code == null ? null : new StatusReason(code, text);
  }

  /** Most orders cost nothing, and are told without JSON. */
  private static List<Commission> commission(ColumnReader columns) {
    var sums = columns.textOrNull();
    return sums == null ? List.of() : List.of(Json.read(sums, Commission[].class));
  }

  private static @Nullable PendingTerms pending(ColumnReader columns) {
    var terms = columns.textOrNull();
    return terms == null ? null : Json.read(terms, PendingTerms.class);
  }
}
