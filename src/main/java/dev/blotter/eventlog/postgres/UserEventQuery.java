package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.LaneSpan;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.NamedQuery.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The statement that reads a user's events. The index of user and time has their order but for
 * those of one moment; the lane is left out, since the planner would take it for a further
 * restriction.
 */
final class UserEventQuery {

  /** The first bound is what partitions are passed over by. */
  static final String SQL =
      """
      SELECT %s FROM all_events AS e
      WHERE e.user_id = $1 AND e.aggregate_type = ANY ($2) AND e.occurred_at >= $3
        AND (e.occurred_at, e.lane_position) > ($3, $4) AND e.occurred_at <= $5
      ORDER BY e.occurred_at, e.lane_position LIMIT $6"""
          .formatted(EventRows.COLUMNS);

  /**
   * Time never falls within a lane, so that the index of user and time has the order of the lane's
   * positions too; the event before the span says when to go on. The primary key must not be seen
   * to fit: by that, everybody's events in the lane would be read for each page of one user's.
   */
  private static final String IN_LANE =
      """
      SELECT %s FROM all_events AS e
      WHERE e.user_id = $1 AND e.lane_position + 0 > $3 AND e.lane_position + 0 <= $4
        AND e.occurred_at >= coalesce((SELECT b.occurred_at FROM all_events AS b
          WHERE b.lane = $2 AND b.lane_position = $3), $5)
      ORDER BY e.occurred_at, e.lane_position LIMIT $6"""
          .formatted(EventRows.COLUMNS);

  private UserEventQuery() {}

  /** The first events of a user in a span of the user's lane. */
  static Statement inLane(UUID userId, LaneSpan span, int limit) {
    return new Statement(
        IN_LANE,
        List.of(
            userId, span.lane(), span.above(), span.upTo(), Columns.time(span.notBefore()), limit));
  }

  static Statement of(
      UUID userId, Set<AggregateType> types, Place after, Instant until, int limit) {
    return new Statement(
        SQL,
        List.of(
            userId,
            types.stream().map(AggregateType::label).sorted().toArray(String[]::new),
            Columns.time(after.at()),
            after.position().position(),
            Columns.time(until),
            limit));
  }
}
