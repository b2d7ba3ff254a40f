package dev.blotter.audit.web;

import dev.blotter.audit.account.MoneyOverTime;
import dev.blotter.audit.account.MoneyPoint;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's money over time, as clients see it. */
@Schema(description = "How a user's money changed, replayed from the log")
record MoneyHistoryView(
    @Schema(description = "What the figures are in") String currency,
    @Schema(description = "Of the account, and of cash and positions that are not in the figures")
        List<String> otherCurrencies,
    @Schema(description = "How many there are in all, also where only some are shown") long changes,
    @Schema(description = "Oldest first; it stays so until the next one") List<Point> points) {

  /** How it stood from a moment on. */
  @Schema(name = "MoneyPoint")
  record Point(
      Instant at,
      BigDecimal cash,
      @Schema(description = "What active orders hold of the cash") BigDecimal reserved,
      @Schema(description = "What is held cost, less what is owed brought") BigDecimal positionCost,
      @Schema(description = "Of all positions so far, after fees") BigDecimal realizedPnl,
      @Schema(description = "The last event that made it so") Cause event) {

    static Point of(MoneyPoint point) {
      var figures = point.figures();
      return new Point(
          point.at(),
          figures.cash().amount(),
          figures.reserved().amount(),
          figures.positionCost().amount(),
          figures.realizedPnl().amount(),
          Cause.of(point.by()));
    }
  }

  /** Names an event. */
  @Schema(name = "MoneyCause")
  record Cause(
      UUID eventId, String eventType, String aggregateType, UUID aggregateId, long version) {

    static Cause of(RecordedEvent event) {
      return new Cause(
          event.eventId(),
          event.event().type(),
          event.aggregate().type().label(),
          event.aggregate().id(),
          event.version());
    }
  }

  static MoneyHistoryView of(Currency currency, MoneyOverTime history) {
    var points = history.rest().stream().map(Point::of).toList();
    return new MoneyHistoryView(
        currency.code(), history.otherCurrencies(), history.changes(), points);
  }
}
