package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import java.util.UUID;

/**
 * What a position gets of one execution. A fill through zero is split in two legs that keep the
 * venue's own execution id.
 *
 * @param leg tells the legs of one execution apart
 * @param value what the quantity cost or brought, rounded to the minor unit; never negative
 * @param fee in the quote currency, negative for a rebate
 */
public record Fill(
    UUID orderId,
    String execId,
    Leg leg,
    Side side,
    Quantity quantity,
    Price price,
    Money value,
    Money fee) {

  /** Which part of an execution this is. */
  public enum Leg {
    WHOLE,
    CLOSING,
    OPENING
  }
}
