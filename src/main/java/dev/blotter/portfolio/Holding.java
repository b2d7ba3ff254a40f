package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Split;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.PositionBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds of one instrument: the last cycle of its position.
 *
 * @param positionId the last cycle, open or closed
 * @param cycle the highest number that a cycle has had, counted from 1 for each symbol
 * @param signedQuantity positive when long, negative when short, zero when flat
 * @param costBasis what the open quantity cost, negative for the proceeds of a short
 * @param splits those since it was opened, the oldest first: prices of before are of other units;
 *     null where there was none, and once flat
 */
public record Holding(
    Symbol symbol,
    UUID positionId,
    int cycle,
    BigDecimal signedQuantity,
    Money costBasis,
    @Nullable List<Split> splits) {

  public Holding {
    splits = splits == null ? null : List.copyOf(splits);
  }

  /** What the account holds once its position stands like this. */
  public static Holding of(PositionBook book, Currency quote) {
    var figures = book.figures(quote);
    var id = Objects.requireNonNull(book.lastId(), "a book without a cycle holds nothing");
    return new Holding(
        book.symbol(),
        id,
        book.lastCycle(),
        figures.signedQuantity(),
        figures.costBasis(),
        figures.splits());
  }

  boolean isOpen() {
    return signedQuantity.signum() != 0;
  }

  /** How much is held; zero where it is owed. */
  public Quantity longQuantity() {
    return new Quantity(signedQuantity.max(BigDecimal.ZERO));
  }

  /** How much is owed; zero where it is held. */
  public Quantity shortQuantity() {
    return new Quantity(signedQuantity.negate().max(BigDecimal.ZERO));
  }
}
