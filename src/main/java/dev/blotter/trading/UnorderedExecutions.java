package dev.blotter.trading;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderGroupDiverged;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
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

  /** The code of what is left of an order that should have been executed as a whole. */
  private static final String REMAINDER = TimeInForce.FOK.remainder();

  /** What was not ordered so. */
  private enum Why {
    /** More than the order asked for. */
    OVERFILL,
    /** An order that was denied here or rejected by the venue. */
    ORDER_REFUSED,
    /** A part of an order that was to be executed as a whole or not at all. */
    FILL_OR_KILL,
    /** More than the exits of a group were to close together. */
    GROUP_OVERFILL,
    /** An entry whose exits had ended. */
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
        case OrderFilled fill -> {
          overfilled(order, fill.figures(), fill.venue(), fill.execId());
          refused(order, fill);
        }
        case OrderFillCorrected fix -> overfilled(order, fix.figures(), fix.venue(), fix.execId());
        case OrderExpired end -> killed(order, end);
        // Each exit says so, of one execution.
        case OrderGroupDiverged group when groups.add(event.commandId()) -> diverged(order, group);
        default -> {}
      }
    }
  }

  private void overfilled(UUID order, OrderFigures figures, String venue, String execId) {
    if (figures.overfillQty() != null) {
      count(Why.OVERFILL, order, figures.overfillQty(), "beyond it by " + venue + ", " + execId);
    }
  }

  private void refused(UUID order, OrderFilled fill) {
    var status = fill.figures().status();
    if (status == OrderStatus.DENIED || status == OrderStatus.REJECTED) {
      var by = "though it is " + status + " by " + fill.venue() + ", " + fill.execId();
      count(Why.ORDER_REFUSED, order, fill.lastQty(), by);
    }
  }

  private void killed(UUID order, OrderExpired end) {
    var executed = end.figures().cumQty();
    if (end.code().equals(REMAINDER) && !executed.isZero()) {
      count(Why.FILL_OR_KILL, order, executed, "and not the whole");
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
    LOG.warnf("Of order %s was executed %s %s", order, quantity, what);
  }
}
