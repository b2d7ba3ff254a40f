package dev.blotter.reconcile;

import dev.blotter.position.Adjustment;
import dev.blotter.position.Fill;
import dev.blotter.position.Movement;
import dev.blotter.position.PositionEvent;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.PositionEvent.PositionChanged;
import dev.blotter.position.PositionEvent.PositionClosed;
import dev.blotter.position.PositionEvent.PositionOpened;
import dev.blotter.position.PositionFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The movements of one cycle of a position, added up, beside what its last event says of it. */
final class PositionSum {

  private final UUID id;
  private final String symbol;
  private PositionFigures figures;
  private final Moved moved = new Moved();

  PositionSum(UUID id, PositionOpened opened) {
    this.id = id;
    this.symbol = opened.symbol().value();
    this.figures = opened.figures();
  }

  /** What movements came to. */
  private static final class Moved {
    private BigDecimal fills = BigDecimal.ZERO;
    private BigDecimal other = BigDecimal.ZERO;
    private BigDecimal cash = BigDecimal.ZERO;
    private final Tally fees = new Tally();
    private final Tally values = new Tally();
    private BigDecimal feesInQuote = BigDecimal.ZERO;
    // Units taken or given outside of trades have a worth that no cash was moved for.
    private int reconciliations;
    private final List<Adjustment> splits = new ArrayList<>();

    void add(Movement movement) {
      count(movement, 1);
    }

    void remove(Movement movement) {
      count(movement, -1);
    }

    private void count(Movement movement, int sign) {
      if (movement.fill() != null) {
        count(movement.fill(), BigDecimal.valueOf(sign));
      } else if (movement.adjustment() != null) {
        count(movement.adjustment(), sign);
      }
    }

    private void count(Fill fill, BigDecimal sign) {
      fills = fills.add(fill.signedQuantity().multiply(sign));
      other = other.subtract(fill.feeInKind().value().multiply(sign));
      cash = cash.add(fill.cash().amount().multiply(sign));
      values.add(fill.orderId().toString(), fill.value().amount().multiply(sign));
      var fee = fill.fee().amount().multiply(sign);
      fees.add(fill.fee().currency().code(), fee);
      if (fill.fee().currency().equals(fill.value().currency())) {
        feesInQuote = feesInQuote.add(fee);
      }
    }

    private void count(Adjustment adjustment, int sign) {
      other = other.add(adjustment.quantityChange().multiply(BigDecimal.valueOf(sign)));
      cash = cash.add(adjustment.cash().amount().multiply(BigDecimal.valueOf(sign)));
      switch (adjustment.reason()) {
        case RECONCILIATION -> reconciliations += sign;
        case SPLIT -> keep(adjustment, sign);
        default -> {}
      }
    }

    private void keep(Adjustment split, int sign) {
      if (sign > 0) {
        splits.add(split);
      } else {
        splits.remove(split);
      }
    }
  }

  void add(PositionEvent event) {
    figures = event.figures();
    switch (event) {
      case PositionOpened e -> moved.add(Movement.of(e.fill()));
      case PositionChanged e -> moved.add(Movement.of(e.fill()));
      case PositionClosed e -> moved.add(Movement.of(e.fill()));
      case PositionAdjusted e -> adjusted(e);
    }
  }

  private void adjusted(PositionAdjusted event) {
    var restated = event.restated();
    if (restated == null) {
      moved.add(Movement.of(event.adjustment()));
    } else {
      restated.were().forEach(moved::remove);
      restated.are().forEach(moved::add);
    }
  }

  String symbol() {
    return symbol;
  }

  boolean open() {
    return !figures.flat();
  }

  PositionFigures figures() {
    return figures;
  }

  /** Whether that split is among its movements, as they stand. */
  boolean holds(Adjustment split) {
    return moved.splits.stream().anyMatch(each -> Splits.same(each, split));
  }

  /** The quantity of its fills, each in the units of its day: positive for purchases. */
  BigDecimal filled() {
    return moved.fills;
  }

  /** The cash that its fills moved and its fractions brought, in the quote currency. */
  BigDecimal cash() {
    return moved.cash;
  }

  /** What was posted for its fills, by order. */
  Tally values() {
    return moved.values;
  }

  /** By currency. */
  Tally fees() {
    return moved.fees;
  }

  void check(Breaks breaks) {
    equal(
        breaks,
        Rule.POSITION,
        "signed_quantity",
        moved.fills.add(moved.other),
        figures.signedQuantity());
    if (figures.flat() != (figures.signedQuantity().signum() == 0)
        || (figures.flat() && !figures.costBasis().isZero())) {
      breaks.add(
          Rule.FLAT, "positions", id, "side", null, figures.side() + " " + figures.costBasis());
    }
    if (moved.reconciliations == 0) {
      var earned = figures.grossRealizedPnl().minus(figures.costBasis()).amount();
      equal(breaks, Rule.PROFIT, "gross_realized_pnl", moved.cash, earned);
    }
    equal(breaks, Rule.FEES, "fees", moved.feesInQuote, figures.fees().amount());
    var net = figures.grossRealizedPnl().minus(figures.fees()).amount();
    equal(breaks, Rule.FEES, "realized_pnl", net, figures.realizedPnl().amount());
  }

  private void equal(
      Breaks breaks, Rule rule, String field, BigDecimal expected, BigDecimal actual) {
    breaks.equal(rule, "positions", id, field, expected, actual);
  }
}
