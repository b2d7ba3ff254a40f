package dev.blotter.portfolio;

import static dev.blotter.projection.ColumnType.JSON;
import static dev.blotter.projection.ColumnType.NUMERIC;
import static dev.blotter.projection.ColumnType.TEXT;
import static dev.blotter.projection.ColumnType.TIME;
import static dev.blotter.projection.ColumnType.UUID;

import dev.blotter.json.Json;
import dev.blotter.json.StoredJson;
import dev.blotter.projection.RowTable;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of {@code portfolios}. Most are there to be searched by; the state is the truth. */
final class PortfolioTable {

  private static final StoredJson<Account> STATES = Json.stored(Account.class);

  static final RowTable<PortfolioRow> TABLE =
      RowTable.<PortfolioRow>named("portfolios")
          .column("user_id", UUID, PortfolioRow::userId)
          .column("account_type", TEXT, row -> row.account().accountType())
          .column("base_currency", TEXT, row -> row.account().baseCurrency().code())
          .column("balances", JSON, row -> row.account().balances())
          .column("cash", NUMERIC, row -> row.balance().total().amount())
          .column("locked", NUMERIC, row -> row.balance().locked().amount())
          .column("unsettled", NUMERIC, row -> row.balance().unsettled().amount())
          .column("next_settlement_at", TIME, PortfolioTable::nextSettlementAt)
          .column("holdings_value", NUMERIC, PortfolioRow::otherValue)
          .column("total_value", NUMERIC, PortfolioRow::totalValue)
          .column("unvalued_since", TIME, PortfolioRow::unvaluedSince)
          .column("valued_at", TIME, PortfolioRow::valuedAt)
          .column("created_at", TIME, PortfolioRow::createdAt)
          .column("state", JSON, PortfolioRow::account)
          .readBy(PortfolioTable::read);

  private PortfolioTable() {}

  private static @Nullable Instant nextSettlementAt(PortfolioRow row) {
    return Settlement.nextDue(row.account()).orElse(null);
  }

  private static PortfolioRow read(Row row) {
    return new PortfolioRow(
        row.getUUID("id"),
        row.getUUID("user_id"),
        Stored.state(row, STATES),
        row.getBigDecimal("holdings_value"),
        Stored.timeOrNull(row, "unvalued_since"),
        Stored.timeOrNull(row, "valued_at"),
        Stored.time(row, "created_at"),
        Stored.mark(row));
  }
}
