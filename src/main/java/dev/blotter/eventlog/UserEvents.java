package dev.blotter.eventlog;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads what happened to everything that is one user's, archived events too. */
public interface UserEvents {

  /** Later than anything is recorded: for whatever there is. */
  Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Events of the user's aggregates of those types, in the order in which they were appended. All
   * of a user's events lie in one lane, where positions have one order and time never falls.
   *
   * @param after the event before the first one wanted; nothing recorded before its time is looked
   *     at
   * @param until recorded then or before
   * @param limit how many at most
   */
  Uni<List<RecordedEvent>> read(
      UUID userId, Set<AggregateType> types, Place after, Instant until, int limit);
}
