package dev.blotter.order;

import dev.blotter.json.Json;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderView.PendingTerms;
import dev.blotter.projection.RowView;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code orders} as clients see them, from the columns alone. */
final class OrderViewTable {

  static final RowView<OrderView> VIEW =
      RowView.of(
          "orders",
          """
          id, client_order_id, user_id, portfolio_id, venue_order_id, tag, symbol, side, type, \
          time_in_force, expire_at, reduce_only, quantity, limit_price, stop_price, status, \
          reason_code, reason_text, active, triggered, filled_qty, leaves_qty, filled_avg_price, \
          nullif(commission, '[]')::text AS commission, revision, \
          pending_replace::text AS pending_replace, placed_at, submitted_at, accepted_at, \
          first_fill_at, executed_at, canceled_at, expired_at, rejected_at, reported_at, version""",
          OrderViewTable::read);

  private OrderViewTable() {}

  private static OrderView read(Row row) {
    var times = OrderTable.readTimes(row);
    return new OrderView(
        row.getUUID("id"),
        row.getString("client_order_id"),
        row.getUUID("user_id"),
        row.getUUID("portfolio_id"),
        row.getString("venue_order_id"),
        row.getString("tag"),
        Symbol.of(row.getString("symbol")),
        Side.valueOf(row.getString("side")),
        OrderType.valueOf(row.getString("type")),
        TimeInForce.valueOf(row.getString("time_in_force")),
        Stored.timeOrNull(row, "expire_at"),
        row.getBoolean("reduce_only"),
        quantity(row, "quantity"),
        price(row, "limit_price"),
        price(row, "stop_price"),
        OrderStatus.valueOf(row.getString("status")),
        reason(row),
        row.getBoolean("active"),
        row.getBoolean("triggered"),
        quantity(row, "filled_qty"),
        quantity(row, "leaves_qty"),
        price(row, "filled_avg_price"),
        commission(row),
        row.getInteger("revision"),
        pending(row),
        times.placedAt(),
        times.submittedAt(),
        times.acceptedAt(),
        times.firstFillAt(),
        times.executedAt(),
        times.canceledAt(),
        times.expiredAt(),
        times.rejectedAt(),
        times.updatedAt(),
        row.getLong("version"));
  }

  private static Quantity quantity(Row row, String column) {
    return new Quantity(row.getBigDecimal(column));
  }

  private static @Nullable Price price(Row row, String column) {
    var value = row.getBigDecimal(column);
    return value == null ? null : new Price(value);
  }

  private static @Nullable StatusReason reason(Row row) {
    var code = row.getString("reason_code");
    return code == null ? null : new StatusReason(code, row.getString("reason_text"));
  }

  /** Most orders cost nothing, and are told without JSON. */
  private static List<Money> commission(Row row) {
    var sums = row.getString("commission");
    return sums == null ? List.of() : List.of(Json.read(sums, Money[].class));
  }

  private static @Nullable PendingTerms pending(Row row) {
    var terms = row.getString("pending_replace");
    return terms == null ? null : Json.read(terms, PendingTerms.class);
  }
}
