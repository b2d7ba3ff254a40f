package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;

/** What a trade brought and is not settled yet; negative where a bust took it back. */
public record Unsettled(
    UUID orderId, String venue, String execId, Symbol symbol, Money amount, Instant settlesAt) {

  boolean isOf(UUID order, String where, String execution) {
    return orderId.equals(order) && venue.equals(where) && execId.equals(execution);
  }
}
