package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the log is read by from one end of an aggregate, a lane or a user to the other. */
@ApplicationScoped
class NamedEventQueries implements NamedQueries {

  /** For whatever there is: as late as a request may say. */
  private static final Instant LATE = Instant.parse("2199-12-31T23:59:59Z");

  private static final NamedQuery OF_AGGREGATE =
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
          NamedEventQueries::ofAggregate);

  private static final NamedQuery VERSION_AT =
      new NamedQuery(
          "version-at",
          "The version that an aggregate had at a moment",
          Map.of(
              "aggregate_type",
              "order",
              "aggregate_id",
              NamedQuery.EXAMPLE_ID,
              "at",
              NamedQuery.EXAMPLE_TIME),
          NamedEventQueries::versionAt);

  private static final NamedQuery OF_LANE =
      new NamedQuery(
          "events-of-lane",
          "The events of a lane after a position, in order: what the projections read",
          Map.of(
              "lane", 0, "after_position", 0L, "not_before", NamedQuery.EXAMPLE_TIME, "limit", 500),
          NamedEventQueries::ofLane);

  private static final NamedQuery OF_USER_UNTIL =
      new NamedQuery(
          "events-of-user-until",
          "The events of all that is a user's up to a moment, oldest first: what accounts are"
              + " replayed from",
          Map.of(
              "user_id",
              NamedQuery.EXAMPLE_ID,
              "after_time",
              NamedQuery.EXAMPLE_TIME,
              "after_position",
              0L,
              "until",
              LATE,
              "limit",
              500),
          NamedEventQueries::ofUserUntil);

  private static final NamedQuery OF_USER_IN_LANE =
      new NamedQuery(
          "events-of-user-in-lane",
          "The events of all that is a user's between two positions of the user's lane, in order:"
              + " what feeds go on with",
          Map.of(
              "user_id",
              NamedQuery.EXAMPLE_ID,
              "after_position",
              0L,
              "up_to",
              Long.MAX_VALUE,
              "not_before",
              NamedQuery.EXAMPLE_TIME,
              "limit",
              257),
          NamedEventQueries::ofUserInLane);

  @Override
  public List<NamedQuery> named() {
    return List.of(OF_AGGREGATE, VERSION_AT, OF_LANE, OF_USER_UNTIL, OF_USER_IN_LANE);
  }

  private static AggregateRef aggregate(Values values) {
    var type =
        AggregateType.ofLabel(values.get("aggregate_type", String.class))
            .orElseThrow(() -> new IllegalArgumentException("no such aggregate_type"));
    return new AggregateRef(type, values.get("aggregate_id", UUID.class));
  }

  private static Statement versionAt(Values values) {
    var aggregate = aggregate(values);
    return new Statement(
        StreamQueries.VERSION_AT,
        List.of(
            aggregate.lane(),
            aggregate.type().label(),
            aggregate.id(),
            Columns.time(values.get("at", Instant.class))));
  }

  private static Statement ofAggregate(Values values) {
    var aggregate = aggregate(values);
    return new Statement(
        StreamQueries.FIRST,
        List.of(
            aggregate.lane(),
            aggregate.type().label(),
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

  private static Statement ofUserUntil(Values values) {
    var user = values.get("user_id", UUID.class);
    var position = new LanePosition(Lane.of(user), values.get("after_position", Long.class));
    return UserEventQuery.of(
        user,
        EnumSet.allOf(AggregateType.class),
        new Place(values.get("after_time", Instant.class), position),
        values.get("until", Instant.class),
        values.get("limit", Integer.class));
  }

  private static Statement ofUserInLane(Values values) {
    var user = values.get("user_id", UUID.class);
    var span =
        new LaneSpan(
            Lane.of(user),
            values.get("after_position", Long.class),
            values.get("up_to", Long.class),
            values.get("not_before", Instant.class));
    return UserEventQuery.inLane(user, span, values.get("limit", Integer.class));
  }
}
