package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderGroupDiverged;
import dev.blotter.order.OrderFigures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells operators of what venues executed that nobody had ordered so. It is booked as any
 * execution: but somebody has to talk to the venue, or to close what is held. The counters are
 * there from the start, so that the first counts.
 */
@Singleton
public class UnorderedExecutions implements AppendListener {
  private static final Logger LOG = Logger.getLogger(UnorderedExecutions.class);

  /** What was not ordered so. */
  private enum Why {
    /** More than the order asked for. */
    OVERFILL,
    /** More than the exits of a group were to close together. */
    GROUP_OVERFILL,
    /** What an entry has opened and no exit closes, since all have ended. */
    UNGUARDED;

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Why, Counter> counters = new EnumMap<>(Why.class);

  public UnorderedExecutions(MeterRegistry registry) {
    for (var why : Why.values()) {
      counters.put(
          why,
          Counter.builder("blotter.executions.unordered")
              .description("Times that venues have executed what was not ordered so")
              .tag("why", why.tag())
              .register(registry));
    }
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    Set<String> groups = new HashSet<>();
    for (var event : events) {
      var order = event.aggregate().id();
      switch (event.event()) {
        case OrderFilled fill -> overfilled(order, fill.figures(), fill.venue(), fill.execId());
        case OrderFillCorrected fix -> overfilled(order, fix.figures(), fix.venue(), fix.execId());
        // Each exit says so, of one execution.
        case OrderGroupDiverged group when groups.add(event.commandId()) -> diverged(order, group);
        default -> {}
      }
    }
  }

  private void overfilled(UUID order, OrderFigures figures, String venue, String execId) {
    if (figures.overfillQty() != null) {
      count(
          Why.OVERFILL,
          order,
          figures.overfillQty(),
          "beyond its quantity by " + venue + ", " + execId);
    }
  }

  private void diverged(UUID order, OrderGroupDiverged group) {
    if (group.overfill() != null) {
      count(
          Why.GROUP_OVERFILL,
          order,
          group.overfill(),
          "too many, by the exits of its group together");
    }
    if (group.unguarded() != null) {
      count(Why.UNGUARDED, order, group.unguarded(), "that no exit closes any more");
    }
  }

  private void count(Why why, UUID order, Quantity quantity, String what) {
    Objects.requireNonNull(counters.get(why)).increment();
    LOG.warnf("order %s: %s executed %s", order, quantity, what);
  }
}
