package dev.blotter.stream;

import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Lane;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants; all that is not null must hold.
 *
 * @param userId whose, or null for everybody's
 * @param eventTypes any of these; all where it is empty
 */
public record Feed(
    @Nullable UUID userId,
    Set<String> eventTypes,
    @Nullable AggregateType aggregateType,
    @Nullable UUID aggregateId) {

  /** What a client says who wants everything there is. */
  private static final Set<String> BEGINNING = Set.of("0", "begin");

  public Feed {
    eventTypes = Set.copyOf(eventTypes);
  }

  /** All that happens to one user. */
  public static Feed ofUser(UUID userId) {
    return new Feed(userId, Set.of(), null, null);
  }

  boolean takes(FeedEvent event) {
    return (userId == null || userId.equals(event.userId()))
        && (aggregateId == null || aggregateId.equals(event.aggregateId()))
        && (aggregateType == null || aggregateType.label().equals(event.aggregateType()))
        && (eventTypes.isEmpty() || eventTypes.contains(event.eventType()));
  }

  /** Whether any such event can lie in that lane. */
  boolean reaches(int lane) {
    return (userId == null || Lane.of(userId) == lane)
        && (aggregateId == null || Lane.of(aggregateId) == lane);
  }

  /** The cursor of a place. */
  public String cursor(Place place) {
    return userId == null
        ? Cursors.ofAll(place)
        : Cursors.ofUser(userId, place.at(Lane.of(userId)));
  }

  /**
   * The place that a cursor of this feed names; empty where it is of another, or of none.
   *
   * @param now how far the log goes, which is taken for the lanes that the feed never reaches
   */
  public Optional<Place> place(String cursor, Place now) {
    if (BEGINNING.contains(cursor)) {
      return Optional.of(from(0, now));
    }
    if (userId == null) {
      return Cursors.parseAll(cursor);
    }
    var position = Cursors.parseUser(cursor, userId);
    return position.isPresent() ? Optional.of(from(position.getAsLong(), now)) : Optional.empty();
  }

  private Place from(long position, Place now) {
    return userId == null ? Place.BEGINNING : now.with(Lane.of(userId), position);
  }
}
