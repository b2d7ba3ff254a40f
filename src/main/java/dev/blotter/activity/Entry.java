package dev.blotter.activity;

import dev.blotter.activity.Activity.Holding;
import dev.blotter.activity.Activity.Trade;
import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.portfolio.PortfolioEvent.CashDeposited;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.DividendPosted;
import dev.blotter.portfolio.PortfolioEvent.FeeCharged;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.position.Adjustment;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the entry of one posting. */
final class Entry {

  private final EventRow row;

  private Entry(EventRow row) {
    this.row = row;
  }

  static Activity of(EventRow row, PortfolioEvent posting, Explanations known) {
    var entry = new Entry(row);
    return switch (posting) {
      case CashDeposited e ->
          entry.cash(ActivityType.CSD, e.amount(), e.balance(), e.reference(), null);
      case CashWithdrawn e ->
          entry.cash(ActivityType.CSW, e.amount().negated(), e.balance(), e.reference(), null);
      case FeeCharged e ->
          entry.cash(ActivityType.FEE, e.amount().negated(), e.balance(), e.reference(), null);
      case DividendPosted e ->
          entry.cash(ActivityType.DIV, e.amount(), e.balance(), e.reference(), e.symbol());
      case HoldingAdjusted e -> entry.adjustment(e, known.of(row, PositionAdjusted.class));
      case TradeCashPosted e -> entry.fill(TradeEntry.of(row, e, known));
      default -> throw new IllegalStateException(row.eventType() + " is no entry");
    };
  }

  private Activity cash(
      ActivityType type,
      Money amount,
      Balance balance,
      @Nullable String reference,
      @Nullable Symbol symbol) {
    return entry(
        type, ActivityStatus.executed, symbol, amount, balance.total(), reference, null, null);
  }

  private Activity adjustment(HoldingAdjusted event, List<PositionAdjusted> steps) {
    var adjustments = steps.stream().map(PositionAdjusted::adjustment).toList();
    return entry(
        ActivityType.ofAdjustment(event.reason()),
        ActivityStatus.executed,
        event.holding().symbol(),
        event.cashInLieu(),
        event.balance().total(),
        adjustments.stream().map(Adjustment::reference).findFirst().orElse(null),
        null,
        holding(event, adjustments));
  }

  private static Holding holding(HoldingAdjusted event, List<Adjustment> adjustments) {
    var change =
        adjustments.stream()
            .map(Adjustment::quantityChange)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Holding(
        change.stripTrailingZeros(),
        event.holding().signedQuantity(),
        adjustments.stream()
            .map(Adjustment::price)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        adjustments.stream()
            .map(Adjustment::ratio)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private Activity fill(TradeEntry fill) {
    return entry(
        ActivityType.FILL,
        fill.status(),
        fill.symbol(),
        fill.net(),
        fill.balance(),
        null,
        fill.trade(),
        null);
  }

  private Activity entry(
      ActivityType type,
      ActivityStatus status,
      @Nullable Symbol symbol,
      Money net,
      Money balance,
      @Nullable String reference,
      @Nullable Trade trade,
      @Nullable Holding holding) {
    return new Activity(
        row.eventId(),
        new LanePosition(row.lane(), row.lanePosition()).toString(),
        type,
        status,
        Objects.requireNonNullElse(row.effectiveAt(), row.occurredAt()),
        row.occurredAt(),
        symbol,
        net.amount(),
        net.currency(),
        balance.amount(),
        reference,
        trade,
        holding);
  }
}
