package dev.blotter.portfolio;

import static dev.blotter.projection.ColumnType.BOOLEAN;
import static dev.blotter.projection.ColumnType.DATE;
import static dev.blotter.projection.ColumnType.NUMERIC;
import static dev.blotter.projection.ColumnType.TIME;
import static dev.blotter.projection.ColumnType.UUID;

import dev.blotter.projection.RowTable;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;

/** The columns of {@code valuations}. */
final class ValuationTable {

  static final RowTable<ValuationRow> TABLE =
      RowTable.<ValuationRow>named("valuations")
          .column("user_id", UUID, ValuationRow::userId)
          .column("day", DATE, ValuationRow::day)
          .column("at", TIME, ValuationRow::at)
          .column("closes", BOOLEAN, ValuationRow::closes)
          .column("cash", NUMERIC, ValuationRow::cash)
          .column("long_value", NUMERIC, ValuationRow::longValue)
          .column("short_value", NUMERIC, ValuationRow::shortValue)
          .column("equity", NUMERIC, ValuationRow::equity)
          .column("flows", NUMERIC, ValuationRow::flows)
          .readBy(ValuationTable::read);

  private ValuationTable() {}

  private static ValuationRow read(Row row) {
    return new ValuationRow(
        row.getUUID("id"),
        row.getUUID("user_id"),
        row.getLocalDate("day"),
        Stored.time(row, "at"),
        row.getBoolean("closes"),
        row.getBigDecimal("cash"),
        row.getBigDecimal("long_value"),
        row.getBigDecimal("short_value"),
        row.getBigDecimal("equity"),
        row.getBigDecimal("flows"),
        Stored.mark(row));
  }
}
