package dev.blotter.position;

import dev.blotter.kernel.Decimals;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.position.Adjustment.Reason;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what is asked of a position other than by fills. Pure. */
public final class PositionDecider {

  private PositionDecider() {}

  /**
   * The changes of the open cycle, or why there are none.
   *
   * @param book the account's book of the instrument; its last cycle is the one asked about
   * @param now when the change takes effect
   */
  public static Decision<PositionChange> decide(
      PositionBook book, PositionCommand command, Instant now) {
    var last = book.last();
    if (!command.positionId().equals(book.lastId()) || last == null || !last.open()) {
      return Decision.reject(PositionRejection.POSITION_CLOSED, "The position is closed.");
    }
    return switch (command) {
      case SplitPosition split -> split(book, last, split, now);
      case ReconcilePosition reconcile -> reconcile(book, last, reconcile, now);
    };
  }

  private static Decision<PositionChange> split(
      PositionBook book, Position position, SplitPosition command, Instant now) {
    return Decision.unless(
        AdjustmentRange.split(position.figures(), command.ratio(), command.price()),
        () -> Decision.accept(divide(book, command, now)));
  }

  private static List<PositionChange> divide(
      PositionBook book, SplitPosition command, Instant now) {
    var changes = new ArrayList<>(book.apply(division(book, command, now)));
    if (command.wholeUnits()) {
      changes.addAll(book.after(changes).apply(inLieu(book, command, now)));
    }
    return changes;
  }

  private static Adjustment division(PositionBook book, SplitPosition command, Instant now) {
    return new Adjustment(
        Reason.SPLIT,
        command.reference(),
        BigDecimal.ZERO,
        command.ratio(),
        null,
        nothing(book),
        now);
  }

  private static Adjustment inLieu(PositionBook book, SplitPosition command, Instant now) {
    return new Adjustment(
        Reason.CASH_IN_LIEU,
        command.reference(),
        BigDecimal.ZERO,
        null,
        unitPrice(command),
        nothing(book),
        now);
  }

  // The price of an old unit, as it is for a new one.
  private static @Nullable Price unitPrice(SplitPosition command) {
    var price = command.price();
    return price == null ? null : new Price(command.ratio().priced(price));
  }

  private static Decision<PositionChange> reconcile(
      PositionBook book, Position position, ReconcilePosition command, Instant now) {
    return Decision.unless(
        refusal(position.figures(), command.quantityChange()),
        () -> Decision.accept(book.apply(reconciliation(book, command, now))));
  }

  private static Optional<Rejection> refusal(PositionFigures figures, BigDecimal change) {
    if (change.signum() == 0) {
      return refused(PositionRejection.QUANTITY_CHANGE_ZERO, "The change is not zero.");
    }
    if (Decimals.normal(change).scale() > Quantity.SCALE) {
      return refused(PositionRejection.BAD_PRECISION, "A quantity has at most nine decimals.");
    }
    var after = figures.signedQuantity().add(change);
    return after.signum() * figures.signedQuantity().signum() < 0
        ? refused(
            PositionRejection.RECONCILIATION_THROUGH_ZERO,
            "A reconciliation does not go through zero.")
        : AdjustmentRange.change(after);
  }

  private static Optional<Rejection> refused(PositionRejection code, String message) {
    return Optional.of(Rejection.ofField(code, "qty_change", message));
  }

  private static Adjustment reconciliation(
      PositionBook book, ReconcilePosition command, Instant now) {
    return new Adjustment(
        Reason.RECONCILIATION,
        command.reference(),
        FillArithmetic.normal(command.quantityChange()),
        null,
        command.price(),
        nothing(book),
        now);
  }

  private static Money nothing(PositionBook book) {
    var last = Objects.requireNonNull(book.last(), "an open position has a state");
    return Money.zero(last.figures().quote());
  }
}
