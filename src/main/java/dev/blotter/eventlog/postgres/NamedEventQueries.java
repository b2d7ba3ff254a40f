package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the log is read by. */
@ApplicationScoped
class NamedEventQueries implements NamedQueries {

  @Override
  public List<NamedQuery> named() {
    return List.of(
        new NamedQuery(
            "events-of-aggregate",
            "The events of one aggregate after a version, in order",
            Map.of(
                "aggregate_type",
                "order",
                "aggregate_id",
                NamedQuery.EXAMPLE_ID,
                "after_version",
                0L,
                "limit",
                500),
            NamedEventQueries::ofAggregate),
        new NamedQuery(
            "events-of-lane",
            "The events of a lane after a position, in order: what the projections read",
            Map.of(
                "lane",
                0,
                "after_position",
                0L,
                "not_before",
                NamedQuery.EXAMPLE_TIME,
                "limit",
                500),
            NamedEventQueries::ofLane));
  }

  private static Statement ofAggregate(Values values) {
    var type =
        AggregateType.ofLabel(values.get("aggregate_type", String.class))
            .orElseThrow(() -> new IllegalArgumentException("no such aggregate_type"));
    var aggregate = new AggregateRef(type, values.get("aggregate_id", UUID.class));
    return new Statement(
        StreamQueries.ONE,
        List.of(
            aggregate.lane(),
            type.label(),
            aggregate.id(),
            values.get("after_version", Long.class),
            values.get("limit", Integer.class)));
  }

  private static Statement ofLane(Values values) {
    return new Statement(
        LaneQueries.AFTER,
        List.of(
            values.get("lane", Integer.class),
            values.get("after_position", Long.class),
            Columns.time(values.get("not_before", Instant.class)),
            values.get("limit", Integer.class)));
  }
}
