package dev.blotter.trading;

import dev.blotter.kernel.Rejection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What placing an order would come to, in the instrument's quote currency and to its minor unit.
 * Nothing is stored.
 *
 * @param accepted whether it would be accepted
 * @param denial why not, or null
 * @param currency that currency; the account's base currency where nobody knows it
 * @param reserved what it would hold; zero where it is refused
 * @param estimatedFee how much of that is for commission
 * @param buyingPowerBefore what orders may hold now; below zero where open shorts hold more than is
 *     free
 * @param buyingPowerAfter what they might hold once it is placed
 */
public record OrderPreview(
    boolean accepted,
    @Nullable Rejection denial,
    String currency,
    BigDecimal reserved,
    BigDecimal estimatedFee,
    BigDecimal buyingPowerBefore,
    BigDecimal buyingPowerAfter) {

  /** The same where something else keeps the order from being placed. */
  public OrderPreview refused(Rejection reason) {
    var zero = reserved.subtract(reserved);
    return new OrderPreview(
        false, reason, currency, zero, zero, buyingPowerBefore, buyingPowerBefore);
  }
}
