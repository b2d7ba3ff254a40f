package dev.blotter.eventlog;

import dev.blotter.eventlog.EventSearch.Place;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import dev.blotter.kernel.TimeSpan;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was posted to the cash book of a user, archived events too, as rows of which nothing
 * is made.
 */
public interface Postings {

  /**
   * Postings of one user by when they were recorded and their places in the log.
   *
   * @param after the event before the first one wanted, or null for the beginning
   * @param limit how many at most
   * @return fails with {@link EventSearch.TooWide} where it would take too long
   */
  Uni<List<EventRow>> page(Selection selection, @Nullable Place after, int limit);

  /**
   * What explains postings: the user's events of those types that were recorded at those moments,
   * and how those orders were placed.
   *
   * @return fails with {@link EventSearch.TooWide} where it would take too long
   */
  Uni<List<EventRow>> around(
      UUID userId, Collection<Instant> moments, Set<String> types, Collection<UUID> orders);

  /**
   * Which postings.
   *
   * @param types of events, at least one
   * @param reasons of adjustments of holdings, any of these; of no meaning for other events
   * @param symbol in that instrument, or null for any and for none
   * @param recorded when they were appended
   */
  record Selection(
      UUID userId,
      List<String> types,
      List<String> reasons,
      @Nullable Symbol symbol,
      TimeSpan recorded,
      TimeOrder order) {

    public Selection {
      types = List.copyOf(types);
      reasons = List.copyOf(reasons);
    }
  }
}
