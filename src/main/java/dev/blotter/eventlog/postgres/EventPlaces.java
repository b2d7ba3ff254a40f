package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Finds events by their ids, for which there is no index: the id itself says the lane, and the
 * millisecond at which it was made, a moment before it was appended. The clock that tells that is
 * the node's, and may be wrong by whatever: what is not found around it is looked for in all of the
 * lane.
 */
@ApplicationScoped
public class EventPlaces {

  private static final Duration MOMENT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(1);

  /** The version of UUIDs that events have. */
  private static final int OURS = 7;

  private static final String IN_LANE =
      """
      SELECT lane_position FROM all_events
      WHERE lane = $1 AND event_id = $2 LIMIT 1""";
  private static final String IN_TIME =
      """
      SELECT lane_position FROM all_events
      WHERE lane = $1 AND event_id = $2 AND occurred_at BETWEEN $3 AND $4 LIMIT 1""";

  private final LimitedReads limited;

  public EventPlaces(Pool pool, SearchConfig config) {
    this.limited = new LimitedReads(pool, config);
  }

  /**
   * Where the event of that id stands, or empty where there is none.
   *
   * @return fails with {@link dev.blotter.eventlog.EventSearch.TooWide} where it would take too
   *     long
   */
  public Uni<Optional<LanePosition>> find(UUID eventId) {
    return eventId.version() == OURS
        ? near(eventId).flatMap(found -> orElse(found, () -> anywhere(eventId)))
        : Uni.createFrom().item(Optional.empty());
  }

  /** The same of one that was appended when its id says, give or take an hour. */
  Uni<Optional<LanePosition>> near(UUID eventId) {
    return eventId.version() == OURS
        ? around(eventId, MOMENT).flatMap(found -> orElse(found, () -> around(eventId, LONG)))
        : Uni.createFrom().item(Optional.empty());
  }

  private static Uni<Optional<LanePosition>> orElse(
      Optional<LanePosition> found, Supplier<Uni<Optional<LanePosition>>> other) {
    return found.isPresent() ? Uni.createFrom().item(found) : other.get();
  }

  private Uni<Optional<LanePosition>> around(UUID eventId, Duration time) {
    var made = Ids.createdAt(eventId);
    var from = Columns.time(made.minus(time));
    var to = Columns.time(made.plus(time));
    int lane = Lane.of(eventId);
    return place(lane, new Statement(IN_TIME, List.of(lane, eventId, from, to)));
  }

  private Uni<Optional<LanePosition>> anywhere(UUID eventId) {
    int lane = Lane.of(eventId);
    return place(lane, new Statement(IN_LANE, List.of(lane, eventId)));
  }

  private Uni<Optional<LanePosition>> place(int lane, Statement statement) {
    return limited
        .run(statement)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new LanePosition(lane, row.getLong("lane_position"))));
  }
}
