package dev.blotter.http;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.LanePosition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cursors of lists of events: a time and 128 bits, which are the lane and the place in it. */
public final class EventCursor {

  private EventCursor() {}

  /** The place in that list that a token names; null for the beginning where there is none. */
  public static @Nullable Place parse(String list, @Nullable String token) {
    if (token == null) {
      return null;
    }
    var at = Cursor.parse(list, token);
    long lane = at.id().getMostSignificantBits();
    long position = at.id().getLeastSignificantBits();
    if (lane < 0 || lane >= Lane.COUNT || position < 1) {
      throw RequestProblem.noCursor();
    }
    return new Place(at.at(), new LanePosition((int) lane, position));
  }

  /** The place of an event in that list. */
  public static Cursor of(String list, Place place) {
    var position = place.position();
    return new Cursor(list, place.at(), new UUID(position.lane(), position.position()));
  }
}
