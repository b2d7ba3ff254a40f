package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.order.OrderCommand.PlaceOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether orders are still to be placed: not too late, and not once more. */
final class PlacingConditions {
  private final DuplicateGuard duplicates;

  PlacingConditions(TradingRules rules) {
    this.duplicates = new DuplicateGuard(rules);
  }

  /** The user and the cash book, and then the orders that these may repeat. */
  Needs needs(UUID userId, List<PlaceOrder> binding, States states) {
    return duplicates.needs(userId, binding, states);
  }

  /**
   * Why they are not; empty where they are.
   *
   * @param first whose conditions are those of all that go together
   * @param binding those that bind the account at once
   */
  Optional<Verdict.Refused> refusal(
      PlaceOrder first, List<PlaceOrder> binding, States states, Instant decidedAt) {
    return Validity.staleness(first.conditions().validUntil(), decidedAt)
        .map(reason -> new Verdict.Refused(reason, first.userId(), null))
        .or(() -> duplicates.refusal(binding, states));
  }
}
