package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateType;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.PortfolioRow;
import dev.blotter.portfolio.PortfoliosProjection;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the projection of portfolios may be in a later version of the service: it has a new column,
 * and holdings_value is how many events have led to the row, by which any that was applied by other
 * rules, twice or never is known.
 */
record NextPortfolios(PortfoliosProjection before) implements Projection<PortfolioRow> {

  /** What the migration of that version does. */
  static final String MIGRATION = "ALTER TABLE portfolios ADD COLUMN holder text";

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final RowTable<PortfolioRow> TABLE =
      RowTable.<PortfolioRow>named("portfolios")
          .column("user_id", ColumnType.UUID, PortfolioRow::userId)
          .column("account_type", ColumnType.TEXT, row -> row.account().accountType())
          .column("base_currency", ColumnType.TEXT, row -> row.account().baseCurrency().code())
          .column("balances", ColumnType.JSON, row -> row.account().balances())
          .column("cash", ColumnType.NUMERIC, row -> BigDecimal.ZERO)
          .column("locked", ColumnType.NUMERIC, row -> BigDecimal.ZERO)
          .column("unsettled", ColumnType.NUMERIC, row -> BigDecimal.ZERO)
          .column("holdings_value", ColumnType.NUMERIC, PortfolioRow::otherValue)
          .column("total_value", ColumnType.NUMERIC, row -> BigDecimal.ZERO)
          .column("created_at", ColumnType.TIME, PortfolioRow::createdAt)
          .column("state", ColumnType.JSON, PortfolioRow::account)
          .column("holder", ColumnType.TEXT, row -> "holder of " + row.id())
          .readBy(NextPortfolios::read);

  private static PortfolioRow read(Row row) {
    return new PortfolioRow(
        row.getUUID("id"),
        row.getUUID("user_id"),
        Json.read(row.getString("state"), Account.class),
        row.getBigDecimal("holdings_value"),
        null,
        null,
        Stored.time(row, "created_at"),
        Stored.mark(row));
  }

  @Override
  public String name() {
    return before.name();
  }

  @Override
  public int version() {
    return before.version() + 1;
  }

  @Override
  public Set<AggregateType> reads() {
    return before.reads();
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return before.rowOf(event);
  }

  @Override
  public PortfolioRow apply(@Nullable PortfolioRow row, RecordedEvent event) {
    var next = before.apply(row, event);
    return new PortfolioRow(
        next.id(),
        next.userId(),
        next.account(),
        row == null ? ONE : row.otherValue().add(ONE),
        null,
        null,
        next.createdAt(),
        next.mark());
  }

  @Override
  public RowTable<PortfolioRow> table() {
    return TABLE;
  }
}
