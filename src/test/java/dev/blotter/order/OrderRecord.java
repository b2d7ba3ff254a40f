package dev.blotter.order;

import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An order's events as the log would hold them. */
final class OrderRecord {
  private OrderRecord() {}

  /** Version n was appended n seconds after {@link Orders#NOW}. */
  static List<RecordedEvent> of(List<OrderEvent> events) {
    List<RecordedEvent> recorded = new ArrayList<>();
    for (var event : events) {
      recorded.add(recorded(event, recorded.size() + 1));
    }
    return recorded;
  }

  static Instant at(long version) {
    return Orders.NOW.plusSeconds(version);
  }

  private static RecordedEvent recorded(OrderEvent event, int version) {
    return new RecordedEvent(
        new UUID(9, version),
        new LanePosition(5, version),
        AggregateRef.order(Orders.ID),
        version,
        Orders.USER,
        at(version),
        null,
        "c" + version,
        new Origin(Actor.system("test"), new UUID(8, version), null),
        event);
  }
}
