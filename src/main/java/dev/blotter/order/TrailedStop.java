package dev.blotter.order;

import dev.blotter.kernel.Price;
import org.jspecify.annotations.Nullable;

/**
 * Where the venue has trailed a stop to.
 *
 * @param hwm the best price since the order was placed: the highest for a sale, the lowest for a
 *     purchase; null where the venue does not say
 * @param stopPrice null where the venue has not said since the trail was changed
 */
public record TrailedStop(@Nullable Price hwm, @Nullable Price stopPrice) {

  /** What the venue says, or null where it says neither. */
  public static @Nullable TrailedStop of(@Nullable Price hwm, @Nullable Price stopPrice) {
    return hwm == null && stopPrice == null ? null : new TrailedStop(hwm, stopPrice);
  }

  /** With what the venue says now, as far as it says it. */
  TrailedStop after(@Nullable TrailedStop before) {
    return before == null
        ? this
        : new TrailedStop(
            hwm == null ? before.hwm : hwm, stopPrice == null ? before.stopPrice : stopPrice);
  }

  /** Once the trail is another one: only the venue knows where the stop is then. */
  @Nullable TrailedStop retrailed() {
    return of(hwm, null);
  }
}
