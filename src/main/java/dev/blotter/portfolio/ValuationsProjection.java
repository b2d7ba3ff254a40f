package dev.blotter.portfolio;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowMark;
import dev.blotter.projection.RowTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps {@code valuations}: what each account was worth on each day that it was valued. */
@Singleton
public final class ValuationsProjection implements Projection<ValuationRow> {

  @Override
  public String name() {
    return "valuations";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<AggregateType> reads() {
    return Set.of(AggregateType.PORTFOLIO);
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return event.event() instanceof PortfolioValued valued
        ? Optional.of(ValuationId.of(event.aggregate().id(), valued.day()))
        : Optional.empty();
  }

  /** The last valuation of a day counts that has an equity; where none has, the last. */
  @Override
  public ValuationRow apply(@Nullable ValuationRow row, RecordedEvent event) {
    var valued = (PortfolioValued) event.event();
    if (row == null || row.equity() == null) {
      return row(event, valued, Money.amountOf(valued.flows()));
    }
    return valued.equity() == null
        ? marked(row, event)
        : row(event, valued, sum(row.flows(), Money.amountOf(valued.flows())));
  }

  @Override
  public RowTable<ValuationRow> table() {
    return ValuationTable.TABLE;
  }

  private static ValuationRow row(
      RecordedEvent event, PortfolioValued valued, @Nullable BigDecimal flows) {
    return new ValuationRow(
        ValuationId.of(event.aggregate().id(), valued.day()),
        event.userId(),
        valued.day(),
        valued.at(),
        valued.closes(),
        Money.amountOf(valued.cash()),
        Money.amountOf(valued.longValue()),
        Money.amountOf(valued.shortValue()),
        Money.amountOf(valued.equity()),
        flows,
        RowMark.of(event));
  }

  private static ValuationRow marked(ValuationRow row, RecordedEvent event) {
    return new ValuationRow(
        row.id(),
        row.userId(),
        row.day(),
        row.at(),
        row.closes(),
        row.cash(),
        row.longValue(),
        row.shortValue(),
        row.equity(),
        row.flows(),
        RowMark.of(event));
  }

  /** What flowed before the first valuation of the day, and between that and the next. */
  private static @Nullable BigDecimal sum(
      @Nullable BigDecimal before, @Nullable BigDecimal between) {
    return before == null || between == null ? null : before.add(between);
  }
}
