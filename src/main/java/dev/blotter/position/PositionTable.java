package dev.blotter.position;

import static dev.blotter.projection.ColumnType.INTEGER;
import static dev.blotter.projection.ColumnType.JSON;
import static dev.blotter.projection.ColumnType.NUMERIC;
import static dev.blotter.projection.ColumnType.TEXT;
import static dev.blotter.projection.ColumnType.TIME;
import static dev.blotter.projection.ColumnType.UUID;

import dev.blotter.json.Json;
import dev.blotter.json.StoredJson;
import dev.blotter.projection.ColumnType;
import dev.blotter.projection.RowTable;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of {@code positions}. Most are there to be searched by; the state is the truth. */
final class PositionTable {

  private static final StoredJson<Position> STATES = Json.stored(Position.class);

  static final RowTable<PositionRow> TABLE =
      figures(cycle(RowTable.<PositionRow>named("positions")))
          .column("state", JSON, PositionRow::position)
          // A cycle must be closed before another one of its user and symbol may be open.
          .writtenBy(Comparator.comparing(row -> row.position().open()))
          .readBy(PositionTable::read);

  private PositionTable() {}

  private static PositionRow read(Row row) {
    return new PositionRow(row.getUUID("id"), Stored.state(row, STATES), Stored.mark(row));
  }

  private static RowTable.Builder<PositionRow> cycle(RowTable.Builder<PositionRow> table) {
    return table
        .column("user_id", UUID, row -> row.position().userId())
        .column("portfolio_id", UUID, row -> row.position().portfolioId())
        .column("symbol", TEXT, row -> row.position().symbol().value())
        .column("cycle", INTEGER, row -> row.position().cycle())
        .column("previous_id", UUID, row -> row.position().previous())
        .column("opened_at", TIME, row -> row.position().openedAt())
        .column("last_fill_at", TIME, row -> row.position().lastFillAt())
        .column("closed_at", TIME, row -> row.position().closedAt());
  }

  private static RowTable.Builder<PositionRow> figures(RowTable.Builder<PositionRow> table) {
    figure(table, "side", TEXT, PositionFigures::side);
    figure(table, "signed_quantity", NUMERIC, PositionFigures::signedQuantity);
    figure(table, "currency", TEXT, figures -> figures.quote().code());
    figure(table, "cost_basis", NUMERIC, figures -> figures.costBasis().amount());
    figure(table, "avg_px_open", NUMERIC, PositionFigures::avgPxOpen);
    figure(table, "avg_px_close", NUMERIC, PositionFigures::avgPxClose);
    figure(table, "gross_realized_pnl", NUMERIC, figures -> figures.grossRealizedPnl().amount());
    figure(table, "fees", NUMERIC, figures -> figures.fees().amount());
    figure(table, "realized_pnl", NUMERIC, figures -> figures.realizedPnl().amount());
    figure(table, "peak_quantity", NUMERIC, PositionFigures::peakQuantity);
    return table;
  }

  private static void figure(
      RowTable.Builder<PositionRow> table,
      String column,
      ColumnType type,
      Function<PositionFigures, @Nullable Object> value) {
    table.column(column, type, row -> value.apply(row.position().figures()));
  }
}
