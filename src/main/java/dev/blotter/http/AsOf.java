package dev.blotter.http;

import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.Optional;

/** How far the log went when something was as a caller wants to see it. */
public sealed interface AsOf {

  /** What a parameter of this kind is, for the description of the API. */
  String DESCRIPTION =
      "As it was then: a time (RFC 3339), when events count that were recorded by then, or a place"
          + " in the log as Blotter-Position names it; else now";

  /**
   * Whether an event had been recorded by then.
   *
   * @param occurredAt when it was recorded
   * @throws RequestProblem where places in that lane cannot be told from what the caller has named
   */
  boolean includes(LanePosition position, Instant occurredAt);

  /** What text names: a place or a time; empty where it is neither. */
  static Optional<AsOf> parse(String text) {
    return LanePosition.parse(text)
        .<AsOf>map(Place::new)
        .or(() -> Texts.time(text).map(Moment::new));
  }

  /** All that was recorded by a moment, that included. */
  record Moment(Instant at) implements AsOf {
    @Override
    public boolean includes(LanePosition position, Instant occurredAt) {
      return !occurredAt.isAfter(at);
    }
  }

  /** All up to a place in its lane, that included. */
  record Place(LanePosition last) implements AsOf {
    @Override
    public boolean includes(LanePosition position, Instant occurredAt) {
      if (position.lane() != last.lane()) {
        throw RequestProblem.parameter("as_of", "must be a place in lane " + position.lane());
      }
      return position.position() <= last.position();
    }
  }
}
