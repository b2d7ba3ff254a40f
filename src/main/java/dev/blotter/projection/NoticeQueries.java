package dev.blotter.projection;

import dev.blotter.kernel.NamedQueries;
import dev.blotter.kernel.NamedQuery;
import dev.blotter.kernel.NamedQuery.Statement;
import dev.blotter.kernel.NamedQuery.Values;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What is asked of the log before listeners are told whose rows have changed. */
@Singleton
public final class NoticeQueries implements NamedQueries {

  /**
   * OFFSET 0 keeps the look-up of each span by its own index entries: where a few lanes have nearly
   * all events, a join of all spans would read the whole log.
   */
  private static final String USERS =
      """
      SELECT DISTINCT e.user_id FROM unnest($1::int[], $2::bigint[], $3::bigint[])
        AS moved (lane, above, up_to)
      CROSS JOIN LATERAL (SELECT d.user_id FROM domain_events AS d
        WHERE d.lane = moved.lane AND d.lane_position > moved.above
          AND d.lane_position <= moved.up_to
        OFFSET 0) AS e""";

  private static final NamedQuery USERS_OF_SPAN =
      new NamedQuery(
          "users-of-lane-span",
          "Whose events lie between two positions of a lane: whom another node's progress is of",
          Map.of("lane", 0, "after_position", 0L, "up_to", 100L),
          NoticeQueries::usersOfSpan);

  @Override
  public List<NamedQuery> named() {
    return List.of(USERS_OF_SPAN);
  }

  private static Statement usersOfSpan(Values values) {
    var span =
        new Span(
            values.get("lane", Integer.class),
            values.get("after_position", Long.class),
            values.get("up_to", Long.class));
    return usersOf(List.of(span));
  }

  /** Whose events lie in some spans. */
  static Statement usersOf(List<Span> spans) {
    return new Statement(
        USERS,
        List.of(
            spans.stream().map(Span::lane).toArray(Integer[]::new),
            spans.stream().map(Span::above).toArray(Long[]::new),
            spans.stream().map(Span::upTo).toArray(Long[]::new)));
  }
}
