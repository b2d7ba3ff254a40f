package dev.blotter.position;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One account's trades in one instrument, with the events that they led to. */
public final class PositionTrail {

  public static final Instant START = Instant.parse("2026-01-05T15:00:00Z");
  public static final String VENUE = "XNAS";
  private static final UUID USER = new UUID(1, 1);
  private static final UUID PORTFOLIO = new UUID(1, 2);

  private final Symbol symbol;
  private final Currency quote;
  private final Map<UUID, List<PositionEvent>> events = new LinkedHashMap<>();
  private final List<Fill> executions = new ArrayList<>();
  private PositionBook book;
  private long drawn;

  public PositionTrail(Symbol symbol, Currency quote) {
    this(symbol, quote, true);
  }

  public PositionTrail(Symbol symbol, Currency quote, boolean mayOwe) {
    this.symbol = symbol;
    this.quote = quote;
    this.book = PositionBook.empty(USER, PORTFOLIO, symbol, mayOwe);
  }

  /** A whole execution of its own order, numbered from 1. */
  public Fill execution(Side side, String quantity, String price, Money commission) {
    int number = executions.size() + 1;
    var at = START.plusSeconds(number);
    return execution(new UUID(2, number), "x" + number, side, quantity, price, commission, at);
  }

  public Fill execution(
      UUID orderId,
      String execId,
      Side side,
      String quantity,
      String price,
      Money commission,
      Instant at) {
    var size = Quantity.of(quantity);
    var px = Price.of(price);
    return Fill.of(
            new ExecutionRef(orderId, VENUE, execId),
            symbol,
            side,
            size,
            px,
            quote,
            Commission.of(commission),
            at)
        .following(notional(orderId));
  }

  /** What the fills of that order came to so far. */
  private Notional notional(UUID orderId) {
    return histories().stream()
        .flatMap(history -> history.movements().stream())
        .map(Movement::fill)
        .filter(fill -> fill != null && fill.orderId().equals(orderId))
        .map(Fill::notional)
        .reduce(Notional.ZERO, Notional::plus);
  }

  public PositionTrail buy(String quantity, String price) {
    fill(execution(Side.BUY, quantity, price, Money.zero(quote)));
    return this;
  }

  public PositionTrail sell(String quantity, String price) {
    fill(execution(Side.SELL, quantity, price, Money.zero(quote)));
    return this;
  }

  public List<PositionChange> fill(Fill execution) {
    executions.add(execution);
    return record(book.apply(execution, this::newId));
  }

  public List<PositionChange> adjust(Adjustment adjustment) {
    return record(book.apply(adjustment));
  }

  public List<PositionChange> record(List<PositionChange> changes) {
    changes.forEach(
        c -> events.computeIfAbsent(c.positionId(), id -> new ArrayList<>()).add(c.event()));
    book = book.after(changes);
    return changes;
  }

  /** Busts an execution, or corrects it to the replacement. */
  public Refold revise(Cycles.Revision revision) {
    var histories = new ArrayList<CycleHistory>();
    for (var history : histories()) {
      if (!histories.isEmpty() || history.beginsWithin(revision.execution())) {
        histories.add(history);
      }
    }
    var refold = Cycles.refold(book, histories, revision, this::newId);
    record(refold.changes());
    book = refold.book();
    return refold;
  }

  public Refold bust(Fill execution) {
    return revise(new Cycles.Revision(execution.ref(), null, "bust-" + execution.execId(), START));
  }

  public List<CycleHistory> histories() {
    return events.entrySet().stream()
        .map(entry -> CycleHistory.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  public List<Fill> executions() {
    return executions;
  }

  public List<PositionEvent> events(UUID positionId) {
    return events.get(positionId);
  }

  public PositionBook book() {
    return book;
  }

  /** The last cycle's figures, open or closed. */
  public PositionFigures figures() {
    var last = book.last();
    return last == null ? PositionFigures.none(quote) : last.figures();
  }

  /** The profit realized in all cycles, after fees. */
  public BigDecimal realizedOfAllCycles() {
    return histories().stream()
        .map(h -> h.figures().realizedPnl().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private UUID newId() {
    return new UUID(3, ++drawn);
  }
}
