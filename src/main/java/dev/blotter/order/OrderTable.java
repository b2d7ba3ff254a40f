package dev.blotter.order;

import static dev.blotter.projection.ColumnType.BOOLEAN;
import static dev.blotter.projection.ColumnType.INTEGER;
import static dev.blotter.projection.ColumnType.JSON;
import static dev.blotter.projection.ColumnType.NUMERIC;
import static dev.blotter.projection.ColumnType.TEXT;
import static dev.blotter.projection.ColumnType.TIME;
import static dev.blotter.projection.ColumnType.UUID;

import dev.blotter.json.Json;
import dev.blotter.json.StoredJson;
import dev.blotter.order.OrderView.PendingTerms;
import dev.blotter.projection.ColumnType;
import dev.blotter.projection.RowTable;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code orders}. Readers are answered from them; the state is what the next event
 * is folded into.
 */
final class OrderTable {

  private static final StoredJson<Order> STATES = Json.stored(Order.class);

  static final RowTable<OrderRow> TABLE =
      results(times(terms(RowTable.<OrderRow>named("orders").partitionedByPlacedAt())))
          .column("state", JSON, OrderRow::order)
          .readBy(OrderTable::read);

  private OrderTable() {}

  private static OrderRow read(Row row) {
    return new OrderRow(Stored.state(row, STATES), times(row), Stored.mark(row));
  }

  private static OrderTimes times(Row row) {
    return new OrderTimes(
        Stored.time(row, "placed_at"),
        Stored.timeOrNull(row, "submitted_at"),
        Stored.timeOrNull(row, "accepted_at"),
        Stored.timeOrNull(row, "first_fill_at"),
        Stored.timeOrNull(row, "executed_at"),
        Stored.timeOrNull(row, "canceled_at"),
        Stored.timeOrNull(row, "expired_at"),
        Stored.timeOrNull(row, "rejected_at"),
        Stored.timeOrNull(row, "reported_at"));
  }

  private static RowTable.Builder<OrderRow> terms(RowTable.Builder<OrderRow> table) {
    return table
        .column("user_id", UUID, row -> row.order().userId())
        .column("portfolio_id", UUID, row -> row.order().portfolioId())
        .column("client_order_id", TEXT, row -> row.order().clientOrderId())
        .column("tag", TEXT, row -> row.order().tag())
        .column("symbol", TEXT, row -> row.order().terms().symbol().value())
        .column("currency", TEXT, row -> quoted(row, quotation -> quotation.currency().code()))
        .column("instrument_version", INTEGER, row -> quoted(row, Quotation::instrumentVersion))
        .column("side", TEXT, row -> row.order().terms().side())
        .column("type", TEXT, row -> row.order().terms().type())
        .column("time_in_force", TEXT, row -> row.order().terms().timeInForce())
        .column("quantity", NUMERIC, row -> row.order().terms().quantity())
        .column("limit_price", NUMERIC, row -> row.order().terms().limitPrice())
        .column("stop_price", NUMERIC, row -> row.order().stopPrice())
        .column("trail_price", NUMERIC, row -> trail(row, Trail::price))
        .column("trail_percent", NUMERIC, row -> trail(row, Trail::percent))
        .column("hwm", NUMERIC, OrderTable::hwm)
        .column("expire_at", TIME, row -> row.order().terms().expireAt())
        .column("reduce_only", BOOLEAN, row -> row.order().terms().reduceOnly())
        .column("post_only", BOOLEAN, row -> row.order().terms().postOnly())
        .column("extended_hours", BOOLEAN, row -> row.order().terms().extendedHours())
        .column("order_group", JSON, row -> row.order().group())
        .column("revision", INTEGER, row -> row.order().revision());
  }

  private static @Nullable Object trail(OrderRow row, Function<Trail, @Nullable Object> part) {
    var trail = row.order().terms().trail();
    return trail == null ? null : part.apply(trail);
  }

  private static @Nullable Object hwm(OrderRow row) {
    var trailed = row.order().trailed();
    return trailed == null ? null : trailed.hwm();
  }

  private static @Nullable Object quoted(OrderRow row, Function<Quotation, @Nullable Object> part) {
    var quotation = row.order().quotation();
    return quotation == null ? null : part.apply(quotation);
  }

  private static RowTable.Builder<OrderRow> times(RowTable.Builder<OrderRow> table) {
    time(table, "submitted_at", OrderTimes::submittedAt);
    time(table, "accepted_at", OrderTimes::acceptedAt);
    time(table, "first_fill_at", OrderTimes::firstFillAt);
    time(table, "executed_at", OrderTimes::executedAt);
    time(table, "canceled_at", OrderTimes::canceledAt);
    time(table, "expired_at", OrderTimes::expiredAt);
    time(table, "rejected_at", OrderTimes::rejectedAt);
    time(table, "reported_at", OrderTimes::updatedAt);
    return table;
  }

  private static void time(
      RowTable.Builder<OrderRow> table, String column, Function<OrderTimes, @Nullable Instant> at) {
    table.column(column, ColumnType.TIME, row -> at.apply(row.times()));
  }

  private static RowTable.Builder<OrderRow> results(RowTable.Builder<OrderRow> table) {
    return table
        .column("venue_order_id", TEXT, row -> row.order().lifecycle().venueOrderId())
        .column("status", TEXT, row -> row.order().status())
        .column("active", BOOLEAN, row -> row.order().active())
        .column("reason_code", TEXT, row -> reason(row, StatusReason::code))
        .column("reason_text", TEXT, row -> reason(row, StatusReason::text))
        .column("triggered", BOOLEAN, row -> row.order().lifecycle().triggered())
        .column("pending_replace", JSON, row -> PendingTerms.of(row.order().pendingReplace()))
        .column("commission", JSON, row -> row.order().executions().commissions())
        .column("filled_qty", NUMERIC, row -> row.order().cumQty())
        .column("overfill_qty", NUMERIC, row -> row.order().overfillQty())
        .column("leaves_qty", NUMERIC, row -> row.order().leavesQty())
        .column("filled_avg_price", NUMERIC, row -> row.order().executions().avgPx());
  }

  private static @Nullable Object reason(
      OrderRow row, Function<StatusReason, @Nullable String> part) {
    var reason = row.order().lifecycle().reason();
    return reason == null ? null : part.apply(reason);
  }
}
