package dev.blotter.risk;

import dev.blotter.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much is held and owed, in the account's base currency. All are null where something has no
 * price or rate, and the ratios where there is no equity.
 *
 * @param gross long and short together
 * @param net long less short
 * @param longValue zero or more
 * @param shortValue zero or less
 * @param grossToEquity gross by equity
 * @param netToEquity net by equity: the leverage
 */
public record ExposureFigures(
    @Nullable BigDecimal gross,
    @Nullable BigDecimal net,
    @Nullable BigDecimal longValue,
    @Nullable BigDecimal shortValue,
    @Nullable BigDecimal grossToEquity,
    @Nullable BigDecimal netToEquity) {

  static ExposureFigures of(Exposures exposures, @Nullable Money equity) {
    return new ExposureFigures(
        amount(exposures.gross()),
        amount(exposures.net()),
        amount(exposures.longs()),
        amount(exposures.shorts()),
        Numbers.part(exposures.gross().orElse(null), equity),
        Numbers.part(exposures.net().orElse(null), equity));
  }

  private static @Nullable BigDecimal amount(Optional<Money> money) {
    return money.map(Money::amount).orElse(null);
  }
}
