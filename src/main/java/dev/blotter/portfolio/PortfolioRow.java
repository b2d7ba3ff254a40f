package dev.blotter.portfolio;

import dev.blotter.projection.ReadRow;
import dev.blotter.projection.RowMark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio as its projection keeps it.
 *
 * @param otherValue what all but the cash in the base currency was worth at the last valuation,
 *     later trades at their own prices; in the base currency
 * @param unvaluedSince since when it may be worth something else than at its last valuation, or
 *     null where it cannot be
 * @param valuedAt what moment the last valuation was for, or null where there was none
 */
public record PortfolioRow(
    UUID id,
    UUID userId,
    Account account,
    BigDecimal otherValue,
    @Nullable Instant unvaluedSince,
    @Nullable Instant valuedAt,
    Instant createdAt,
    RowMark mark)
    implements ReadRow {

  /** The balance in the base currency. */
  Balance balance() {
    return account.balance(account.baseCurrency());
  }

  /** The account's worth for rankings and reports; a valuation at today's prices is another one. */
  public BigDecimal totalValue() {
    return balance().total().amount().add(otherValue);
  }
}
