package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.eventlog.Postings.Selection;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read postings. As for {@link UserEventQuery}, the index of user and time has
 * their order, and the lane is left out.
 */
final class PostingQuery {

  private static final String REASON =
      "(e.event_type <> 'HoldingAdjusted' OR e.payload ->> 'reason' = ANY (?))";

  /** A holding names its instrument, and so does a dividend. */
  private static final String SYMBOL =
      "coalesce(e.payload #>> '{holding,symbol}', e.payload ->> 'symbol') = ?";

  /** The bounds of time are what partitions are passed over by. */
  private static final String AROUND =
      """
      SELECT %1$s FROM all_events AS e
      WHERE e.user_id = $1 AND e.occurred_at = ANY ($2) AND e.event_type = ANY ($3)
        AND e.occurred_at >= $4 AND e.occurred_at <= $5
      UNION ALL
      SELECT %1$s FROM all_events AS e
      WHERE e.aggregate_id = ANY ($6) AND e.event_type = 'OrderInitialized'
        AND e.occurred_at >= $7 AND e.occurred_at <= $5"""
          .formatted(EventRows.COLUMNS);

  /** An order's id is made by a node's clock, its events' times by the database's. */
  private static final Duration CLOCKS = Duration.ofDays(1);

  private final WhereClause where = new WhereClause();

  private PostingQuery() {}

  static Statement page(Selection selection, @Nullable Place after, int limit) {
    var query = new PostingQuery();
    query.add(selection);
    query.after(after, selection.order());
    return query.where.statement(
        "e.occurred_at %1$s, e.lane_position %1$s".formatted(selection.order().direction()), limit);
  }

  private void add(Selection selection) {
    where.and("e.user_id = ?", selection.userId());
    where.and("e.event_type = ANY (?)", selection.types().toArray(String[]::new));
    where.and(REASON, selection.reasons().toArray(String[]::new));
    if (selection.symbol() != null) {
      where.and(SYMBOL, selection.symbol().value());
    }
    where.and("e.occurred_at", selection.recorded());
  }

  /**
   * @param moments at least one
   */
  static Statement around(
      UUID userId, Collection<Instant> moments, Set<String> types, Collection<UUID> orders) {
    var last = Collections.max(moments);
    var placed = orders.stream().map(Ids::createdAt);
    var first = Stream.concat(placed, Stream.of(last)).min(Instant::compareTo).orElse(last);
    return new Statement(
        AROUND,
        List.of(
            userId,
            moments.stream().map(Columns::time).toArray(OffsetDateTime[]::new),
            types.stream().sorted().toArray(String[]::new),
            Columns.time(Collections.min(moments)),
            Columns.time(last),
            orders.toArray(UUID[]::new),
            Columns.time(first.minus(CLOCKS))));
  }

  private void after(@Nullable Place after, TimeOrder order) {
    if (after != null) {
      var at = where.parameter(after.at());
      var position = where.parameter(after.position().position());
      where.and("e.occurred_at %s= %s".formatted(order.sign(), at));
      where.and(
          "(e.occurred_at, e.lane_position) %s (%s, %s)".formatted(order.sign(), at, position));
    }
  }
}
