package dev.blotter.ledger.postgres;

import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds events by their ids, for which there is no index: the id itself says the lane, and the
 * millisecond at which it was made, a moment before it was appended.
 */
@ApplicationScoped
public class EventPlaces {

  private static final Duration MOMENT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int TIME_SHIFT = 16;
  private static final String FIND =
      """
      SELECT lane_position FROM all_events
      WHERE lane = $1 AND event_id = $2 AND occurred_at BETWEEN $3 AND $4 LIMIT 1""";

  private final Pool pool;

  public EventPlaces(Pool pool) {
    this.pool = pool;
  }

  /** Where the event of that id stands, or empty where there is none. */
  public Uni<Optional<LanePosition>> find(UUID eventId) {
    return find(eventId, MOMENT)
        .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found) : find(eventId, LONG));
  }

  private Uni<Optional<LanePosition>> find(UUID eventId, Duration around) {
    var made = Instant.ofEpochMilli(eventId.getMostSignificantBits() >>> TIME_SHIFT);
    int lane = Lane.of(eventId);
    return pool.preparedQuery(FIND)
        .execute(
            Tuple.of(
                lane, eventId, Columns.time(made.minus(around)), Columns.time(made.plus(around))))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new LanePosition(lane, row.getLong("lane_position"))));
  }
}
