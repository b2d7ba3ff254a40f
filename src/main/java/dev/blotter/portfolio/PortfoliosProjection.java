package dev.blotter.portfolio;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Money;
import dev.blotter.portfolio.PortfolioEvent.FundsReleased;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import dev.blotter.projection.Projection;
import dev.blotter.projection.RowMark;
import dev.blotter.projection.RowTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps {@code portfolios}: each account as its events make it, and what it is worth. */
@Singleton
public final class PortfoliosProjection implements Projection<PortfolioRow> {

  @Override
  public String name() {
    return "portfolios";
  }

  @Override
  public int version() {
    return 8;
  }

  @Override
  public Set<AggregateType> reads() {
    return Set.of(AggregateType.PORTFOLIO);
  }

  @Override
  public Optional<UUID> rowOf(RecordedEvent event) {
    return event.event() instanceof PortfolioEvent
        ? Optional.of(event.aggregate().id())
        : Optional.empty();
  }

  @Override
  public PortfolioRow apply(@Nullable PortfolioRow row, RecordedEvent event) {
    var happened = (PortfolioEvent) event.event();
    var account = Bookkeeping.evolve(row == null ? null : row.account(), happened);
    if (row == null) {
      return opened(event, account);
    }
    return new PortfolioRow(
        row.id(),
        row.userId(),
        account,
        otherValue(row, happened),
        UnvaluedSince.next(row.unvaluedSince(), account, happened, momentOf(row, event)),
        happened instanceof PortfolioValued v && v.equity() != null ? v.at() : row.valuedAt(),
        row.createdAt(),
        mark(row, event, happened));
  }

  /**
   * Reservations are most of what happens to an account, and change none of what it has. They leave
   * the time alone, which is indexed: so their updates touch no index.
   */
  private static RowMark mark(PortfolioRow row, RecordedEvent event, PortfolioEvent happened) {
    var mark = row.mark().after(event, row.id());
    return switch (happened) {
      case FundsReserved reserved -> mark.unmovedSince(row.mark().updatedAt());
      case FundsReleased released -> mark.unmovedSince(row.mark().updatedAt());
      case WithdrawalRejected rejected -> mark.unmovedSince(row.mark().updatedAt());
      default -> mark;
    };
  }

  @Override
  public RowTable<PortfolioRow> table() {
    return PortfolioTable.TABLE;
  }

  private static PortfolioRow opened(RecordedEvent event, Account account) {
    return new PortfolioRow(
        event.aggregate().id(),
        event.userId(),
        account,
        Money.zero(account.baseCurrency()).amount(),
        null,
        null,
        event.occurredAt(),
        RowMark.of(event));
  }

  /** Clocks differ: what follows on a valuation has not happened before it. */
  private static Instant momentOf(PortfolioRow row, RecordedEvent event) {
    var valued = row.valuedAt();
    var at = event.occurredAt();
    return valued != null && valued.isAfter(at) ? valued : at;
  }

  private static BigDecimal otherValue(PortfolioRow row, PortfolioEvent event) {
    return switch (event) {
      case TradeCashPosted trade -> exchanged(row, trade.amount());
      case HoldingAdjusted adjusted -> exchanged(row, adjusted.cashInLieu());
      case PortfolioValued valued -> valued(row, valued);
      default -> row.otherValue();
    };
  }

  /** At the price that was paid the account is worth as much after it as before. */
  private static BigDecimal exchanged(PortfolioRow row, Money paid) {
    return paid.currency().equals(row.account().baseCurrency())
        ? row.otherValue().subtract(paid.amount())
        : row.otherValue();
  }

  private static BigDecimal valued(PortfolioRow row, PortfolioValued valued) {
    var equity = valued.equity();
    return equity == null
        ? row.otherValue()
        : equity.amount().subtract(row.balance().total().amount());
  }
}
