package dev.blotter.activity;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.portfolio.PortfolioEvent.HoldingAdjusted;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was recorded together with postings of one user, by the command that it came from: a fill
 * moves order, position and cash in one append.
 */
final class Explanations {

  /** The types of events that say more of a posting than it does itself. */
  static final Set<String> TYPES =
      Set.of(
          "OrderFilled",
          "OrderFillCorrected",
          "OrderFillBusted",
          "CommissionCharged",
          "PositionAdjusted");

  private final Map<UUID, OrderInitialized> orders = new HashMap<>();
  private final Map<String, List<DomainEvent>> byCommand = new HashMap<>();

  private Explanations() {}

  static Explanations of(List<EventRow> rows, EventCodec codec) {
    var found = new Explanations();
    for (var row : rows) {
      var event = row.event(codec);
      if (event instanceof OrderInitialized placed) {
        found.orders.put(placed.orderId(), placed);
      } else {
        found.byCommand.computeIfAbsent(row.commandId(), id -> new ArrayList<>()).add(event);
      }
    }
    return found;
  }

  /** Whether a posting does not say by itself all that there is to say. */
  static boolean isNeeded(PortfolioEvent posting) {
    return posting instanceof TradeCashPosted || posting instanceof HoldingAdjusted;
  }

  /** How the order was placed. */
  OrderInitialized order(UUID orderId) {
    return Optional.ofNullable(orders.get(orderId))
        .orElseThrow(() -> new IllegalStateException("a posting without its order " + orderId));
  }

  /** The events of that kind that came from the command of a posting, in their order. */
  <T extends DomainEvent> List<T> of(EventRow posting, Class<T> kind) {
    return byCommand.getOrDefault(posting.commandId(), List.of()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
