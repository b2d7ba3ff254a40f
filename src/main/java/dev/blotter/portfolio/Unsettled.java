package dev.blotter.portfolio;

import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;

/** What a trade brought and is not settled yet; negative where a bust took it back. */
public record Unsettled(
    UUID orderId, String venue, String execId, Symbol symbol, Money amount, Instant settlesAt) {

  /** What brought it: the execution, or the report that changed it. */
  ExecutionRef ref() {
    return new ExecutionRef(orderId, venue, execId);
  }
}
