package dev.blotter.projection.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * How far the filling of a rebuild is.
 *
 * @param eventsDone how much of the log it has passed
 * @param eventsTotal how long the log was when it began
 * @param seconds how long it has filled, pauses left out; null before it began
 * @param behind how many events it is behind the live rows
 * @param indexesLeft how many indexes and partitions are still to be made; null but while they are
 * @param lanesCompared how many lanes are compared with the live rows
 */
public record RebuildProgress(
    long eventsDone,
    long eventsTotal,
    @Nullable Double seconds,
    long behind,
    @Nullable Long indexesLeft,
    int lanesCompared) {

  /** Events of the log passed in a second; null before anything can be said. */
  public @Nullable Double rate() {
    return seconds == null || seconds <= 0 || eventsDone == 0 ? null : eventsDone / seconds;
  }

  /** The seconds until it is filled, if it goes on at that rate; null where nobody can say. */
  public @Nullable Double secondsLeft() {
    var rate = rate();
    return rate == null ? null : (eventsTotal - eventsDone) / rate;
  }
}
